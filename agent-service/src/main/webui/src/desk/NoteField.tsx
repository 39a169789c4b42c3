import { Textarea } from "@mantine/core";

/** As many characters as the services take. */
const LONGEST = 2_000;

export function NoteField({ value, onChange }: { value: string; onChange: (note: string) => void }) {
  return (
    <Textarea
      label="Note"
      description="Whoever takes it reads this first"
      autosize
      minRows={2}
      maxRows={6}
      maxLength={LONGEST}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
