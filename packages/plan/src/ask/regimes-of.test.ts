import { readFileSync } from 'node:fs';
import { lawRegimes } from '@muster/clocks/law';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../parse-plan.ts';
import { regimesOf, unknownRegimes } from './regimes-of.ts';

const starter = readFileSync(new URL('../../starters/saas-chatbot.yaml', import.meta.url), 'utf8');

function planWith(from = '', to = '') {
  const parsed = parsePlan(starter.replace(from, to), 'plan.yaml');
  return parsed.ok ? parsed.plan : expect.fail(JSON.stringify(parsed.faults));
}

const found = (id: string, from = '', to = '') =>
  regimesOf(planWith(from, to)).find(({ regime }) => regime.id === id) ?? expect.fail(`no ${id}`);

describe('which laws could bind', () => {
  it('every law of the packs is looked at, and has a reason in each case', () => {
    const regimes = regimesOf(planWith());
    expect(regimes).toHaveLength(lawRegimes.size);
    for (const { cases } of regimes) for (const { because } of cases) expect(because).not.toBe('');
  });

  it.each([
    ['eu-gdpr-33', 'yes', 'listed', 'It binds gdpr/controller.', ['gdpr/controller']],
    ['eu-aia-73-2-general', 'yes', 'ruled-out', 'It binds ai-act/deployer.', ['ai-act/deployer']],
    ['eu-dora-19', 'could-be', 'ruled-out', 'Say whether the entity is dora/financial-entity.', []],
    ['us-hipaa-164-404', 'could-be', 'ruled-out', 'Say whether the system touches health data.', []],
    ['br-lgpd', 'no', 'none', 'It binds in BR.', []],
  ])('%s: %s, %s', (id, answer, plan, because, roles) => {
    const regime = found(id);
    expect(regime).toMatchObject({ answer, plan });
    expect(regime.cases).toEqual([
      {
        entity: 'example-ireland',
        system: 'support-assistant',
        roles,
        answer,
        because: expect.stringContaining(because),
      },
    ]);
  });

  it('says why the plan rules one out', () => {
    expect(found('eu-dora-19').ruledOut).toBe('No financial entity');
    expect(found('eu-gdpr-33').ruledOut).toBeNull();
  });

  it('what the entity is for one system says more than what it is at all', () => {
    const processor = found('eu-gdpr-34', 'gdpr: controller }', 'gdpr: processor }');
    expect(processor.answer).toBe('no');
  });

  it('goes through every entity with each of its systems, and an entity without one', () => {
    const second = `nis2: important-entity } }
    example-brazil: { title: Example Commerce do Brasil, country: BR, sector: software, roles: { lgpd: controller } }`;
    const regime = found('br-lgpd', 'nis2: important-entity } }', second);
    expect(regime.cases.map(({ entity, system, answer }) => [entity, system, answer])).toEqual([
      ['example-ireland', 'support-assistant', 'no'],
      ['example-brazil', null, 'yes'],
    ]);
    expect(regime).toMatchObject({ answer: 'yes', plan: 'open' });
  });

  it('tells a law that no pack knows', () => {
    expect(unknownRegimes(planWith())).toEqual([]);
    expect(unknownRegimes(planWith('eu-dora-19: No', 'eu-dora-91: No'))).toEqual(['eu-dora-91']);
  });
});
