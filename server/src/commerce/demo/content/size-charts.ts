import type { SizeChart, SizeMeasure, SizeRow } from "../../core/product.ts";
import { text } from "../compact.ts";

type Key = SizeMeasure["key"];
const NAMES: Readonly<Record<Key, string>> = {
  height: "身高|Height",
  weight: "体重|Weight",
  bust: "胸围|Chest",
  waist: "腰围|Waist",
  hip: "臀围|Hips",
  shoulder: "肩宽|Shoulder",
  sleeve: "袖长|Sleeve",
  length: "衣长|Length",
  foot: "脚长|Foot length",
};

/** Columns as `key:unit`, rows as `size min-max min-max …` in the order of the columns. */
function chart(columns: string, rows: string, note = ""): SizeChart {
  const measures = columns.split(" ").map((column): SizeMeasure => {
    const [key = "", unit = ""] = column.split(":");
    return { key: keyOf(key), of: "body", name: text(NAMES[keyOf(key)]), unit: unitOf(unit) };
  });
  const lines = rows.split("\n").map((row) => row.trim());
  return { measures, rows: lines.map((row) => sizeRow(measures, row)), note: note === "" ? null : text(note) };
}

function sizeRow(measures: readonly SizeMeasure[], row: string): SizeRow {
  const [size = "", ...ranges] = row.split("\t");
  const entries = measures.map(({ key }, index) => {
    const [min = 0, max = min] = (ranges[index] ?? "").split("-").map(Number);
    return [key, { min, max }] as const;
  });
  return { size, ranges: Object.fromEntries(entries) };
}

function keyOf(key: string): Key {
  for (const known of ["height", "weight", "bust", "waist", "hip", "foot"] as const) if (known === key) return known;
  throw new Error(`${key} is no measure`);
}

function unitOf(unit: string): SizeMeasure["unit"] {
  for (const known of ["cm", "kg", "in", "lb"] as const) if (known === unit) return known;
  throw new Error(`${unit} is no unit`);
}

/** The demo's size charts by the name that products give. */
export const SIZE_CHARTS: Readonly<Record<string, SizeChart>> = {
  women: chart(
    "height:cm weight:kg bust:cm waist:cm",
    `S\t155-160\t42-48\t80-84\t64-68
     M\t160-165\t48-54\t84-88\t68-72
     L\t163-170\t54-60\t88-92\t72-76
     XL\t165-175\t60-68\t92-98\t76-82`,
    "介于两码之间，喜欢宽松选大一码|Between two sizes, take the larger one for a loose fit",
  ),
  "women-trousers": chart(
    "height:cm weight:kg waist:cm hip:cm",
    `S\t155-160\t42-48\t64-68\t86-90
     M\t158-165\t48-54\t68-72\t90-94
     L\t160-170\t54-60\t72-76\t94-98
     XL\t160-175\t60-68\t76-82\t98-104`,
  ),
  "women-jeans": chart(
    "weight:kg waist:cm hip:cm",
    `25\t40-45\t60-63\t84-87
     26\t45-48\t63-66\t87-90
     27\t48-52\t66-69\t90-93
     28\t52-56\t69-72\t93-96
     29\t56-60\t72-75\t96-99
     30\t60-65\t75-78\t99-102`,
  ),
  "women-coat": chart(
    "height:cm weight:kg bust:cm",
    `S\t155-162\t42-50\t80-86
     M\t160-167\t48-57\t84-90
     L\t163-172\t55-64\t88-96
     XL\t165-178\t62-72\t94-102`,
    "按内搭一件薄毛衣留量|Cut to go over a thin jumper",
  ),
  men: chart(
    "height:cm weight:kg bust:cm",
    `M\t165-170\t55-62\t88-92
     L\t170-175\t62-70\t92-96
     XL\t175-180\t70-78\t96-102
     2XL\t178-185\t78-86\t102-108
     3XL\t180-190\t86-96\t108-114`,
  ),
  "men-trousers": chart(
    "weight:kg waist:cm",
    `29\t52-57\t74-76
     30\t57-62\t77-79
     31\t62-66\t80-82
     32\t66-70\t83-85
     33\t70-75\t86-88
     34\t75-80\t89-91
     36\t80-90\t92-97`,
  ),
  bra: chart(
    "weight:kg bust:cm",
    `S\t40-47\t76-84
     M\t47-54\t82-90
     L\t54-62\t88-96
     XL\t62-72\t94-104`,
  ),
  northfield: chart(
    "height:in weight:lb bust:in waist:in",
    `XS\t62-66\t95-120\t32-34\t26-28
     S\t64-68\t115-145\t35-37\t28-30
     M\t66-71\t140-170\t38-40\t31-33
     L\t69-73\t165-200\t41-43\t34-36
     XL\t71-75\t195-225\t44-46\t37-40
     XXL\t72-77\t220-255\t47-50\t41-44`,
    "Between two sizes, take the larger one",
  ),
  "northfield-jeans": chart(
    "waist:in hip:in",
    `28\t28-29\t35-36
     30\t30-31\t37-38
     32\t32-33\t39-40
     34\t34-35\t41-42
     36\t36-37\t43-44
     38\t38-39\t45-46`,
  ),
  "northfield-shoes": chart(
    "foot:in",
    `US 7\t9.5-9.7
     US 8\t9.8-10
     US 9\t10.1-10.4
     US 10\t10.5-10.7
     US 11\t10.8-11
     US 12\t11.1-11.4`,
    "Measure standing, in the evening",
  ),
};
