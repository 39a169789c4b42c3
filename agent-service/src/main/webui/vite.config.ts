import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const ENTRANCE = "http://localhost:8080";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": ENTRANCE, "/desk": { target: ENTRANCE, ws: true, rewriteWsOrigin: true } } },
  build: {
    target: "es2023",
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    chunkSizeWarningLimit: 900,
  },
  test: { environment: "node" },
});
