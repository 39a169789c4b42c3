import { Group, Radio, TextInput } from "@mantine/core";
import classes from "./OutcomeField.module.css";
import { OUTCOMES, type OutcomeChoice } from "./outcomes";

interface OutcomeFieldProps {
  choice: OutcomeChoice;
  onChange: (choice: OutcomeChoice) => void;
  autoFocus?: boolean;
}

export function OutcomeField({ choice, onChange, autoFocus }: OutcomeFieldProps) {
  return (
    <>
      <Radio.Group label="Outcome" value={choice.code} onChange={(code) => onChange({ ...choice, code })}>
        <Group gap={6} mt={6}>
          {OUTCOMES.map(([code, label]) => (
            <Radio
              key={code}
              value={code}
              label={label}
              size="xs"
              className={classes.choice ?? ""}
              data-autofocus={(autoFocus && code === choice.code) || undefined}
            />
          ))}
        </Group>
      </Radio.Group>
      {choice.code === "other" && (
        <TextInput
          label="In your words"
          required
          maxLength={200}
          value={choice.words}
          onChange={(event) => onChange({ ...choice, words: event.currentTarget.value })}
        />
      )}
    </>
  );
}
