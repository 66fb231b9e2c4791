import { routes } from '@muster/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryBlobStore } from '../../platform/content/memory-blob-store.ts';
import { staffedMuster } from '../../testkit/staffed-muster.ts';
import type { StaffedMuster } from '../../testkit/staffed-muster.ts';

const r = routes.signals;
let staff: StaffedMuster;
let blobs: ReturnType<typeof createMemoryBlobStore>;

beforeEach(async () => {
  blobs = createMemoryBlobStore();
  staff = await staffedMuster(['security-lead', 'general-counsel'], { blobs });
});
afterEach(() => staff.muster.close());

const tell = async (title: string) => {
  await staff.intake.call(r.generic, { body: new TextEncoder().encode(JSON.stringify({ id: 'a-1', title })) });
  await staff.muster.readIntake();
};
const first = async () => (await staff.at('security-lead').call(r.list)).items[0];
const newest = async (group: string) => {
  const found = await staff.muster.signals.find(staff.muster.parts.organisation, group);
  return Object.values(found?.signals ?? {})[0]?.content.id ?? '';
};
const redact = (seat: string, group: string, content: string) =>
  staff.at(seat).call(r.redact, { params: { group, content }, body: { reason: 'It names somebody' } });

describe('what a signal says', () => {
  test('is destroyed by legal or privacy, and its proof stays', async () => {
    await tell('A name in the title');
    const group = (await first())?.id ?? '';
    const content = await newest(group);
    await expect(redact('security-lead', group, content)).rejects.toMatchObject({ problem: { status: 403 } });
    expect((await first())?.title).toBe('A name in the title');
    await redact('general-counsel', group, content);
    expect((await first())?.title).toBe('(destroyed)');
    const { store, organisation } = staff.muster.parts;
    expect(await store.readContents(organisation, [content])).toEqual([]);
    const events = await store.loadStream(organisation, `signal/${group}`);
    expect(events.map(({ type }) => type)).toEqual(['signal-received', 'content-redacted']);
    await expect(redact('general-counsel', group, content)).rejects.toMatchObject({
      problem: { code: 'content/unknown' },
    });
  });

  test('before it changed can be destroyed alone', async () => {
    await tell('Before');
    const group = (await first())?.id ?? '';
    const before = await newest(group);
    await tell('After');
    await redact('general-counsel', group, before);
    expect((await first())?.title).toBe('After');
    expect(await staff.muster.reader.open(staff.muster.parts.organisation, before)).toBeNull();
  });

  test('why it was declined can be destroyed, and no content of something else', async () => {
    await tell('A test');
    const group = (await first())?.id ?? '';
    await staff.at('security-lead').call(r.decline, { params: { group }, body: { reason: 'Said by somebody' } });
    const found = await staff.muster.signals.find(staff.muster.parts.organisation, group);
    const reason = found?.triage.kind === 'declined' ? found.triage.reason.id : '';
    await redact('general-counsel', group, reason);
    expect(await staff.muster.reader.open(staff.muster.parts.organisation, reason)).toBeNull();
    const name = (await staff.muster.people.list(staff.muster.parts.organisation))[0]?.name.id ?? '';
    await expect(redact('general-counsel', group, name)).rejects.toMatchObject({
      problem: { code: 'content/unknown' },
    });
  });
});

describe('the name of a person', () => {
  test('is destroyed once they are taken out, and not before', async () => {
    const person = staff.personIn('security-lead');
    const destroy = () =>
      staff.administrator.call(routes.people.redactName, { params: { person }, body: { reason: 'They asked for it' } });
    await expect(destroy()).rejects.toMatchObject({ problem: { status: 422 } });
    await staff.administrator.call(routes.people.remove, { params: { person }, body: { reason: 'They left' } });
    await destroy();
    const listed = (await staff.administrator.call(routes.people.list)).items.find(({ id }) => id === person);
    expect(listed).toMatchObject({ name: '', standing: 'removed' });
  });
});
