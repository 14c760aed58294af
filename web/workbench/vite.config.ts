import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Libraries change seldom: their own files stay in the browser's cache when the workbench changes. */
const LIBRARIES = [
  { name: "react", test: /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next)\// },
];

/** The server in development: everything that is not a file of the workbench goes there. */
const server = process.env["WARMLINE_URL"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  root: import.meta.dirname,
  base: "/workbench/",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: LIBRARIES } } },
  },
  server: { proxy: { "/api": { target: server, ws: true } } },
});
