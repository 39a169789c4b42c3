import { Button, Group, TextInput } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useCanGoBack, useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { useState, type SyntheticEvent } from "react";
import { Loaded, Page } from "../app/Page";
import { PresentPanel } from "./PresentPanel";
import { RecentContacts } from "./RecentContacts";
import { useStory } from "./story";
import { StoryActions } from "./StoryActions";
import { StoryTimeline } from "./StoryTimeline";

/** How a contact got where it is, every rule, step and offer in order; who could have it and who not; what happens next. */
export function StoryPage() {
  const contact = useParams({ strict: false, select: (params) => params.contact ?? "" });
  const story = useStory(contact);
  const router = useRouter();
  const canGoBack = useCanGoBack();

  return (
    <Page
      title={contact ? "Contact story" : "Contact stories"}
      lead="How a contact got where it is: every rule, step and offer, in order"
      actions={
        contact && canGoBack ? (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowLeft size={15} />}
            onClick={() => router.history.back()}
          >
            Back
          </Button>
        ) : undefined
      }
    >
      <Find key={contact} contact={contact} />
      {contact === "" ? (
        <RecentContacts />
      ) : (
        <Loaded query={story} label="Story">
          {(data) => (
            <>
              {data.now && <PresentPanel present={data.now} actions={<StoryActions story={data} />} />}
              <StoryTimeline story={data} />
            </>
          )}
        </Loaded>
      )}
    </Page>
  );
}

function Find({ contact }: { contact: string }) {
  const navigate = useNavigate();
  const [id, setId] = useState(contact);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (id.trim()) void navigate({ to: "/stories/$contact", params: { contact: id.trim() } });
  };
  return (
    <form onSubmit={submit} role="search">
      <Group gap="xs" mb="lg">
        <TextInput
          aria-label="Contact id"
          placeholder="Contact id"
          w={360}
          ff="monospace"
          value={id}
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={!id.trim()}>
          Show
        </Button>
      </Group>
    </form>
  );
}
