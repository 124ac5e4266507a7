// Builds the panel and the eligibility page, and runs the tests. The loader has its own: vite.loader.config.ts.

import { defineConfig } from "vitest/config";

export default defineConfig({
  publicDir: false,
  build: {
    outDir: "node_modules/.tried", // what is served, dist, is put in place whole by bot/setup/browser_code.py
    assetsDir: "assets",
    manifest: "manifest.json", // bot/web/pages/built.py reads from it which files a page needs
    modulePreload: { polyfill: false }, // would be an inline script, which the pages' policy refuses
    assetsInlineLimit: 0, // data: addresses would need a wider policy
    rolldownOptions: {
      input: { panel: "panel.html", eligibility: "src/eligibility/main.tsx" },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
