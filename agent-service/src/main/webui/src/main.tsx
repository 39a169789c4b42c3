import "@fontsource-variable/inter";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@mantine/spotlight/styles.css";
import "./app/global.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { restoreSession } from "./session/session";

restoreSession().catch(() => undefined);
createRoot(document.getElementById("root") as HTMLElement).render(<App />);
