import { useQueryClient } from "@tanstack/react-query";
import { App, Button, ColorPicker, Form, Input } from "antd";
import { inkOn } from "@warmline/ui";
import { type ReactElement, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { meQuery } from "../session/me.ts";
import { badOrigin, linesOf } from "./core/origins.ts";
import { changeShop, shopQuery, type ShopSettings } from "./shops-api.ts";

interface Fields {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly accentColour: string;
  readonly origins: string;
}

/** Names, colour and allowed origins, saved together. */
export function ShopForm({ shop }: { readonly shop: ShopSettings }): ReactElement {
  const { t } = useWords();
  const { busy, save } = useSave(shop.id);
  const needed = { required: true, whitespace: true, message: t("shops.needName") };
  const origins = {
    validator: async (_: unknown, text: string): Promise<void> => {
      const bad = badOrigin(linesOf(text));
      if (bad !== null) throw new Error(t("shops.originBad", { origin: bad }));
    },
  };
  return (
    <Form<Fields>
      className="sheet"
      layout="vertical"
      requiredMark={false}
      initialValues={{ ...shop, origins: shop.allowedOrigins.join("\n") }}
      onFinish={(fields) => void save(fields)}
    >
      <div className="sheet-two">
        <Form.Item name="nameZh" label={t("shops.nameZh")} rules={[needed]}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="nameEn" label={t("shops.nameEn")} rules={[needed]}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item label={t("shops.accent")} extra={t("shops.accentHelp")}>
        <div className="accent-line">
          <Form.Item
            name="accentColour"
            noStyle
            getValueFromEvent={(colour: { toHexString: () => string }) => colour.toHexString()}
          >
            <ColorPicker disabledAlpha showText format="hex" disabledFormat />
          </Form.Item>
          <Form.Item noStyle dependencies={["accentColour"]}>
            {({ getFieldValue }) => <Preview colour={String(getFieldValue("accentColour"))} />}
          </Form.Item>
        </div>
      </Form.Item>
      <Form.Item
        name="origins"
        label={t("shops.origins")}
        extra={t("shops.originsHelp")}
        validateTrigger="onBlur"
        rules={[origins]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t("common.save")}
      </Button>
    </Form>
  );
}

/** How the colour looks under words: the ink is chosen so that they can be read. */
function Preview({ colour }: { readonly colour: string }): ReactElement {
  const { t } = useWords();
  return (
    <span className="accent-preview" style={{ background: colour, color: inkOn(colour) }}>
      {t("shops.preview")}
    </span>
  );
}

function useSave(shopId: string): { readonly busy: boolean; readonly save: (fields: Fields) => Promise<void> } {
  const { t } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  return {
    busy,
    async save({ origins, ...names }) {
      setBusy(true);
      const answer = await changeShop(shopId, { ...names, allowedOrigins: linesOf(origins) });
      setBusy(false);
      if (!answer.ok) return void message.error(errorWords(t, answer.code));
      queries.setQueryData(shopQuery(shopId).queryKey, answer.value);
      void queries.invalidateQueries({ queryKey: meQuery.queryKey });
      return void message.success(t("shops.saved"));
    },
  };
}
