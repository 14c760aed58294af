import openWabt from "wabt";

/**
 * Assembles WebAssembly text into a TypeScript file that holds its bytes in base64.
 * @param {string} source
 * @returns {Promise<string>}
 */
export async function assembleKernel(source) {
  const wabt = await openWabt();
  const { buffer } = wabt.parseWat("kernel.wat", source, { simd: true }).toBinary({});
  const text = Buffer.from(buffer).toString("base64");
  return `/** kernel.wat, assembled by \`npm run kernel\`, in base64. */\nexport const kernelBytes =\n  "${text}";\n`;
}
