import { css } from 'lit'

/** A site sets `--switchboard-accent` to its own colour. */
export const styles = css`
  :host {
    --accent: var(--switchboard-accent, #2456c7);
    --on-accent: var(--switchboard-on-accent, #fff);
    --surface: #fff;
    --soft: #f1f3f8;
    --ink: #1b2030;
    --faint: #5c6475;
    --edge: #dde1ea;
    position: fixed;
    right: max(20px, env(safe-area-inset-right));
    bottom: max(20px, env(safe-area-inset-bottom));
    z-index: 2147483000;
    font: 15px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
    color: var(--ink);
    color-scheme: light dark;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --accent: var(--switchboard-accent, #7ea6ff);
      --on-accent: var(--switchboard-on-accent, #10182c);
      --surface: #1a1d26;
      --soft: #262b38;
      --ink: #eceef4;
      --faint: #a5adbf;
      --edge: #343a4a;
    }
  }
  * {
    box-sizing: border-box;
  }
  h2,
  p {
    margin: 0;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    border: 0;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .launcher {
    position: relative;
    display: grid;
    place-items: center;
    width: 58px;
    height: 58px;
    border-radius: 50%;
    background: var(--accent);
    color: var(--on-accent);
    box-shadow: 0 6px 22px rgb(20 30 60 / 0.28);
    transition: transform 0.15s;
  }
  .launcher:hover {
    transform: translateY(-2px);
  }
  .badge {
    position: absolute;
    top: -4px;
    right: -4px;
    min-width: 22px;
    padding: 0 6px;
    border-radius: 11px;
    background: #c62b3a;
    color: #fff;
    font-size: 13px;
    line-height: 22px;
  }
  .panel {
    display: flex;
    flex-direction: column;
    width: min(380px, calc(100vw - 24px));
    height: min(600px, calc(100dvh - 40px));
    background: var(--surface);
    border: 1px solid var(--edge);
    border-radius: 16px;
    overflow: hidden;
    box-shadow: 0 18px 60px rgb(15 22 45 / 0.3);
    animation: rise 0.18s ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(12px);
    }
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: flex-start;
    gap: 12px;
    padding: 16px 12px 14px 18px;
    background: var(--accent);
    color: var(--on-accent);
  }
  header :focus-visible {
    outline-color: var(--on-accent);
  }
  h2 {
    font-size: 17px;
    font-weight: 650;
  }
  header p {
    display: flex;
    align-items: center;
    gap: 7px;
    font-size: 13px;
  }
  i {
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: #cfd6e6;
    box-shadow: 0 0 0 1.5px rgb(0 0 0 / 0.35);
  }
  i.with,
  i.idle {
    background: #5fdc94;
  }
  i.waiting {
    background: #ffcf5c;
  }
  .plain {
    display: grid;
    padding: 4px;
    border-radius: 8px;
    background: transparent;
  }
  .talk {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 16px;
    overflow-y: auto;
  }
  .talk:focus-visible {
    outline-offset: -3px;
  }
  .line {
    max-width: 84%;
    padding: 9px 13px;
    border-radius: 14px;
    overflow-wrap: anywhere;
  }
  .line p,
  .greeting {
    white-space: pre-wrap;
  }
  .line b {
    display: block;
    font-size: 12.5px;
    font-weight: 600;
    color: var(--faint);
  }
  .line small {
    display: block;
    margin-top: 2px;
    font-size: 11.5px;
    opacity: 0.85;
  }
  .theirs {
    align-self: flex-start;
    background: var(--soft);
    border-bottom-left-radius: 4px;
  }
  .own {
    align-self: flex-end;
    background: var(--accent);
    color: var(--on-accent);
    border-bottom-right-radius: 4px;
    text-align: left;
  }
  .own small {
    text-align: right;
  }
  .pending {
    opacity: 0.7;
  }
  .beginning {
    display: grid;
    gap: 10px;
    padding: 0 16px 12px;
  }
  .topics {
    display: flex;
    flex-wrap: wrap;
    gap: 7px;
  }
  .topics button {
    padding: 6px 13px;
    border: 1px solid var(--edge);
    border-radius: 999px;
    background: transparent;
    font-size: 14px;
  }
  .topics button:hover {
    border-color: var(--accent);
  }
  .topics button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }
  input,
  textarea {
    width: 100%;
    padding: 9px 12px;
    border: 1px solid var(--edge);
    border-radius: 10px;
    background: var(--surface);
  }
  ::placeholder {
    color: var(--faint);
    opacity: 1;
  }
  textarea {
    resize: none;
  }
  form {
    display: flex;
    align-items: flex-end;
    gap: 8px;
    padding: 12px;
    border-top: 1px solid var(--edge);
  }
  .send {
    flex: none;
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 12px;
    background: var(--accent);
    color: var(--on-accent);
  }
  .notice {
    padding: 0 16px 8px;
    font-size: 13.5px;
    color: var(--faint);
  }
  @media (max-width: 480px) {
    :host([open]) {
      inset: 0;
    }
    .panel {
      width: 100%;
      height: 100%;
      border: 0;
      border-radius: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`
