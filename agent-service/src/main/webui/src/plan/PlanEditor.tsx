import classes from "./PlanEditor.module.css";

interface PlanEditorProps {
  value: string;
  onChange: (value: string) => void;
  label?: string;
}

/** A plain text field with line numbers; it grows with its text, so the page scrolls and Tab moves on as everywhere. */
export function PlanEditor({ value, onChange, label = "Routing plan" }: PlanEditorProps) {
  const lines = value.split("\n").length;
  return (
    <div className={classes.frame}>
      <div className={classes.numbers} aria-hidden>
        {Array.from({ length: lines }, (_, n) => n + 1).join("\n")}
      </div>
      <textarea
        className={classes.text}
        aria-label={label}
        rows={lines}
        wrap="off"
        spellCheck={false}
        autoCapitalize="none"
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
