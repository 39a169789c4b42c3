import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const iris: MantineColorsTuple = [
  "#eef2ff",
  "#dfe6fb",
  "#c0cdf5",
  "#9db1ef",
  "#7f98e8",
  "#6884e2",
  "#5874d8",
  "#4563cc",
  "#3a54b0",
  "#2d428c",
];

const slate: MantineColorsTuple = [
  "#d5d9e0",
  "#b6bcc8",
  "#98a0ae",
  "#6c7584",
  "#3c4450",
  "#2b323c",
  "#20262e",
  "#181d24",
  "#12161b",
  "#0c0f13",
];

export const theme = createTheme({
  primaryColor: "iris",
  primaryShade: 7,
  colors: { iris, dark: slate },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontWeight: "620" },
  defaultRadius: "md",
  cursorType: "pointer",
  focusRing: "auto",
  components: {
    Badge: { defaultProps: { tt: "none", fw: 600 } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.35, blur: 2 },
        transitionProps: { duration: 120 },
        closeButtonProps: { "aria-label": "Close" },
        attributes: { header: { role: "presentation" } },
        styles: { title: { fontWeight: 640 } },
      },
    },
    Notification: {
      defaultProps: {
        closeButtonProps: { "aria-label": "Dismiss" },
        styles: { description: { color: "var(--mantine-color-dimmed)" } },
      },
    },
    Menu: {
      defaultProps: { shadow: "md", withInitialFocusPlaceholder: false, transitionProps: { duration: 100 } },
    },
  },
});

/** Soft fills with text that can be read on them, calmer than the library's own: background and text. */
const SOFT: Record<"light" | "dark", Record<string, readonly [string, string]>> = {
  light: {
    red: ["#fdeceb", "#b3261e"],
    teal: ["#e2f4ee", "#0b6e53"],
    orange: ["#fdf0de", "#8f5200"],
    iris: ["#e6ebfb", "#3a54b0"],
    grape: ["#f5eaf9", "#862e9c"],
    gray: ["#eef0f4", "#4a5260"],
  },
  dark: {
    red: ["#331d1c", "#ff8a80"],
    teal: ["#152e28", "#6fd6b3"],
    orange: ["#32281a", "#f0b454"],
    iris: ["#222c4a", "#9db1ef"],
    grape: ["#2e2138", "#d9a3e8"],
    gray: ["#262d37", "#b6bcc8"],
  },
};

const soft = (scheme: "light" | "dark") =>
  Object.fromEntries(
    Object.entries(SOFT[scheme]).flatMap(([color, [fill, text]]) => [
      [`--mantine-color-${color}-light`, fill],
      [`--mantine-color-${color}-light-hover`, fill],
      [`--mantine-color-${color}-light-color`, text],
    ]),
  );

/** Surfaces and text colours; every text colour holds 4.5:1 against the surfaces it is used on. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...soft("light"),
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#1b2130",
    "--mantine-color-dimmed": "#5a6373",
    "--mantine-color-placeholder": "#697282",
    "--mantine-color-error": "#b3261e",
    "--sb-canvas": "#f5f6f9",
    "--sb-panel": "#ffffff",
    "--sb-line": "#e4e7ed",
    "--sb-hover": "#f0f2f7",
    "--sb-chosen": "#e8edfb",
    "--sb-theirs": "#f1f3f7",
    "--sb-mine": "#e6ecfc",
    "--sb-good": "#1a7f4e",
    "--sb-warn": "#9a5b00",
    "--sb-bad": "#b3261e",
    "--sb-warn-soft": "#fff6e3",
    "--sb-good-soft": "#e6f6ee",
    "--sb-bad-soft": "#fdeceb",
    "--sb-face": "#dfe4ee",
    "--sb-face-text": "#39435a",
  },
  dark: {
    ...soft("dark"),
    "--mantine-color-body": "#181d24",
    "--mantine-color-text": "#dfe3ea",
    "--mantine-color-dimmed": "#9aa3b2",
    "--mantine-color-placeholder": "#8b94a3",
    "--mantine-color-error": "#ff8a80",
    "--sb-canvas": "#12161b",
    "--sb-panel": "#181d24",
    "--sb-line": "#29303a",
    "--sb-hover": "#20262e",
    "--sb-chosen": "#232d46",
    "--sb-theirs": "#232932",
    "--sb-mine": "#26335a",
    "--sb-good": "#5fd49a",
    "--sb-warn": "#f0b454",
    "--sb-bad": "#ff8a80",
    "--sb-warn-soft": "#2e2616",
    "--sb-good-soft": "#16291f",
    "--sb-bad-soft": "#331d1c",
    "--sb-face": "#303947",
    "--sb-face-text": "#c9d1de",
  },
});
