import { describe, expect, it } from 'vitest';
import { couldApply } from './could-apply.ts';
import { findRegime } from './law-pack.ts';

const shop = {
  jurisdictions: ['IE', 'US-CA'],
  roles: ['gdpr/controller', 'nis2/important-entity', 'ai-act/deployer'],
};

describe('whether a law can bind an entity', () => {
  it.each([
    ['eu-gdpr-33', 'yes', 'It binds gdpr/controller.'],
    ['eu-nis2-23', 'yes', 'It binds nis2/important-entity.'],
    ['us-ca-1798-82', 'yes', 'Judge besides: Residents of California are touched.'],
    ['eu-aia-26-5-deployer', 'yes', '2 December 2027'],
    ['eu-dora-19', 'could-be', 'Say whether the entity is dora/financial-entity.'],
    ['us-sec-8k-105', 'could-be', 'Say whether the entity is sec/registrant.'],
    ['eu-aia-55-gpai-systemic', 'no', 'It binds ai-act/gpai-systemic-provider; the entity is ai-act/deployer.'],
    ['us-ny-899aa', 'no', 'It binds in US-NY.'],
    ['br-lgpd', 'no', 'It binds in BR.'],
    ['us-co-sb24-205', 'no', 'It is not law.'],
    ['us-circia', 'no', 'It is not law.'],
    ['us-tx-traiga', 'no', 'It has no duty to report an incident.'],
  ])('%s binds a shop in Ireland and California: %s, %s', (id, answer, because) => {
    const regime = findRegime(id) ?? expect.fail('no regime');
    expect(couldApply(regime, shop)).toEqual({ answer, because: expect.stringContaining(because) });
  });

  it.each([
    [['US'], 'could-be', 'Say whether the entity acts in US-CA.'],
    [['EU'], 'no', 'It binds in US-CA.'],
    [[], 'no', 'It binds in US-CA.'],
  ])('the law of California and an entity in %s: %s', (jurisdictions, answer, because) => {
    const regime = findRegime('us-ca-1798-82') ?? expect.fail('no regime');
    expect(couldApply(regime, { jurisdictions, roles: [] })).toEqual({ answer, because });
  });

  it('a code that names more than the law does is a question, not an answer', () => {
    const data = findRegime('eu-gdpr-33') ?? expect.fail('no regime');
    const ico = findRegime('uk-gdpr-33') ?? expect.fail('no regime');
    const roles = ['gdpr/controller'];
    expect(couldApply(data, { jurisdictions: ['EEA'], roles }).answer).toBe('could-be');
    expect(couldApply(data, { jurisdictions: ['NO'], roles }).answer).toBe('yes');
    expect(couldApply(ico, { jurisdictions: ['UK'], roles }).answer).toBe('yes');
    expect(couldApply(ico, { jurisdictions: ['IE'], roles }).answer).toBe('no');
  });

  it('a federal law binds in every state, a law of the Union in every Member State', () => {
    const bank = findRegime('us-bank-36h') ?? expect.fail('no regime');
    const data = findRegime('eu-gdpr-34') ?? expect.fail('no regime');
    expect(couldApply(bank, { jurisdictions: ['US-TX'], roles: ['us-banking/banking-organization'] }).answer).toBe(
      'yes',
    );
    expect(couldApply(data, { jurisdictions: ['GR'], roles: ['gdpr/controller'] }).answer).toBe('yes');
    expect(couldApply(data, { jurisdictions: ['EU'], roles: ['gdpr/processor'] }).answer).toBe('no');
  });
});
