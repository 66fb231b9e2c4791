import { useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/evidence.ts';
import { texts as roomTexts } from '../../../messages/en/room.ts';
import { Button } from '../../../ui/button.tsx';
import { Section } from '../../../ui/section.tsx';
import { useRoom } from '../room-context.ts';
import { EvidenceRow } from './evidence-row.tsx';
import type { EvidenceItem } from './evidence-row.tsx';
import { EvidenceViewer } from './evidence-viewer.tsx';
import { RedactDialog } from './redact-dialog.tsx';
import { RequiredEvidence } from './required-evidence.tsx';
import { UploadDialog } from './upload-dialog.tsx';

/** What the plan wants to have, what of it is missing, and everything that is there. */
export function EvidenceTab(): JSX.Element {
  const { view, open } = useRoom();
  const [attaching, setAttaching] = useState<string | null>(null);
  const [looking, setLooking] = useState<EvidenceItem | null>(null);
  const [redacting, setRedacting] = useState<EvidenceItem | null>(null);
  return (
    <section aria-label={roomTexts.tab.evidence} className="pb-6">
      <RequiredEvidence onAttach={open ? setAttaching : null} />
      <Section
        title={texts.items}
        count={view.evidence.length}
        actions={
          open && (
            <Button icon="upload" onClick={() => setAttaching('')}>
              {texts.attach}
            </Button>
          )
        }
      >
        {view.evidence.length === 0 && <p className="px-3 pb-3 text-ink-2 md:px-5">{texts.empty}</p>}
        <ul>
          {view.evidence.map((item) => (
            <EvidenceRow key={item.number} item={item} onLook={setLooking} onRedact={setRedacting} />
          ))}
        </ul>
      </Section>
      {attaching !== null && <UploadDialog category={attaching} onClose={() => setAttaching(null)} />}
      {looking !== null && <EvidenceViewer item={looking} onClose={() => setLooking(null)} />}
      {redacting !== null && <RedactDialog item={redacting} onClose={() => setRedacting(null)} />}
    </section>
  );
}
