// Builds the loader, the one file that other sites include: a plain script under a name that never changes.

import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: {
    outDir: "node_modules/.tried",
    emptyOutDir: false, // the panel is there already
    copyPublicDir: false,
    assetsInlineLimit: 0,
    lib: {
      entry: "src/loader/main.ts",
      formats: ["iife"],
      name: "TalentDesk",
      fileName: () => "widget.js",
    },
  },
});
