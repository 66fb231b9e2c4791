import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { queries } from '../../client/queries.ts';
import { useCommand } from '../../client/use-command.ts';
import { texts } from '../../messages/en/declare.ts';
import { texts as uiTexts } from '../../messages/en/ui.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody, DialogFooter } from '../../ui/dialog.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toasts.tsx';
import { Refusal } from '../common/refusal.tsx';
import { declareState } from './declare-state.ts';
import type { DeclareFrom } from './declare-state.ts';

/** Declares an incident from anywhere. Enter in the first field is enough once the type is chosen. */
export function DeclareDialog(): JSX.Element {
  const from = declareState.use();
  const groups = from?.groups.length ?? 0;
  return (
    <Dialog
      open={from !== null}
      onClose={declareState.close}
      title={texts.title}
      description={groups === 0 ? texts.fromNothing : texts.fromGroups(groups)}
    >
      {from !== null && <DeclareForm from={from} />}
    </Dialog>
  );
}

function DeclareForm({ from }: { readonly from: DeclareFrom }): JSX.Element {
  const navigate = useNavigate();
  const plan = useQuery(queries.plan());
  const [title, setTitle] = useState(from.title);
  const [type, setType] = useState(from.type ?? '');
  const [system, setSystem] = useState(from.system ?? '');
  const [summary, setSummary] = useState('');
  const declare = useCommand('incidents.declare', {
    onDone: ({ reference, because }) => {
      declareState.close();
      say({
        title: texts.declared(reference),
        description: because.length === 0 ? texts.declaredText : texts.taken(because),
      });
      void navigate({ to: '/incidents/$ref', params: { ref: reference } });
    },
  });
  const send = () =>
    declare.mutate({
      body: {
        type: type === '' ? null : type,
        title,
        system: system === '' ? null : system,
        summary: summary.trim() === '' ? null : summary,
        signalGroups: [...from.groups],
      },
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <DialogBody>
        <TextField
          label={texts.what}
          hint={texts.whatHint}
          value={title}
          required
          autoFocus
          maxLength={300}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={texts.type}
            hint={from.type !== null && type === from.type ? texts.typeSuggested : texts.typeHint}
            placeholder={texts.chooseType}
            value={type}
            options={(plan.data?.types ?? []).map(({ id, title: name }) => ({ value: id, title: name }))}
            error={plan.isError ? texts.planMissing : null}
            onChange={(event) => setType(event.target.value)}
          />
          <SelectField
            label={texts.system}
            placeholder={texts.noSystem}
            value={system}
            options={(plan.data?.systems ?? []).map(({ id, title: name }) => ({ value: id, title: name }))}
            onChange={(event) => setSystem(event.target.value)}
          />
        </div>
        <TextArea
          label={texts.summary}
          optional
          rows={4}
          value={summary}
          onChange={(event) => setSummary(event.target.value)}
        />
        <Refusal error={declare.error} />
      </DialogBody>
      <DialogFooter>
        <Button look="quiet" onClick={declareState.close}>
          {uiTexts.cancel}
        </Button>
        <Button look="primary" type="submit" busy={declare.isPending}>
          {texts.declare}
        </Button>
      </DialogFooter>
    </form>
  );
}
