import { useMemo, useRef, useState } from "react";
import classes from "./MessageItem.module.css";

const POLICY = "default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'; font-src data:";

const STYLE = `
  body { margin: 0; padding: 4px; font: 14px/1.5 system-ui, sans-serif; color: #1b2130; overflow-wrap: anywhere; }
  img { max-width: 100%; height: auto; } table { max-width: 100%; } a { color: #2d428c; }
  blockquote { margin: 0.5em 0 0.5em 0.25em; padding-left: 0.75em; border-left: 2px solid #d5d9e0; color: #5a6373; }`;

/**
 * A mail's HTML on white paper of its own: no scripts, nothing loaded from outside, links in a new tab. The server has cleaned it
 * already; the frame holds even if it had not.
 */
export function MailBody({ html }: { html: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  const page = useMemo(
    () => `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">
      <base target="_blank"><meta name="referrer" content="no-referrer"><style>${STYLE}</style>${html}`,
    [html],
  );
  const fit = () => {
    const inside = frame.current?.contentDocument?.documentElement;
    if (inside) setHeight(Math.min(inside.scrollHeight, 4_000));
  };
  return (
    <iframe
      ref={frame}
      className={classes.mail}
      title="E-mail"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={page}
      height={height}
      onLoad={fit}
    />
  );
}
