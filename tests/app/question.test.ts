import { describe, expect, it } from 'vitest';
import { clampMinutes, firstChoices, questionKey, questionOf, serviceOfQuestion, withService } from '../../src/app/store/question';
import { smallStudy } from './support/small-study';

describe('the question of the screen', () => {
  it('begins with the first service, its usual trip and minutes, in the latest year', () => {
    expect(firstChoices(smallStudy)).toEqual({ service: 'kiosks', trip: 'walk', minutes: 30, year: 2020, group: 'people', band: 0.2 });
  });

  it('has year 0 for a study without years, and none without services', () => {
    expect(firstChoices({ ...smallStudy, years: [] })?.year).toBe(0);
    expect(firstChoices({ ...smallStudy, catalogue: { ...smallStudy.catalogue, services: [] } })).toBeNull();
  });

  it('takes the usual minutes of another service, and a trip that the study has', () => {
    const choices = firstChoices(smallStudy);
    expect(choices && withService(smallStudy, choices, 'halls')).toEqual({
      service: 'halls',
      trip: 'walk',
      minutes: 15,
      year: 2020,
      group: 'people',
      band: 0.2,
    });
  });

  it('speaks seconds, the types and the direction of the service', () => {
    const question = questionOf(smallStudy, { service: 'halls', trip: 'walk', minutes: 15, year: 2019, group: 'people', band: 0.1 });
    expect(question).toEqual({
      types: ['hall'],
      trip: 'walk',
      direction: 'from',
      cutoffSeconds: 900,
      year: 2019,
      group: 'people',
      band: 0.1,
    });
    expect(question && serviceOfQuestion(smallStudy, question)?.id).toBe('halls');
  });

  it('is told apart by each of its parts', () => {
    const base = { service: 'kiosks', trip: 'walk', minutes: 30, year: 2020, group: 'people', band: 0.2 };
    const others = [
      base,
      { ...base, service: 'halls' },
      { ...base, trip: 'drive' },
      { ...base, minutes: 35 },
      { ...base, year: 2019 },
      { ...base, group: 'children' },
      { ...base, band: 0.3 },
    ];
    const keys = others.map((choices) => {
      const question = questionOf(smallStudy, choices);
      return question && questionKey(question);
    });
    expect(new Set(keys).size).toBe(others.length);
  });

  it('keeps minutes whole and on the slider', () => {
    expect([clampMinutes(0), clampMinutes(30.4), clampMinutes(500)]).toEqual([5, 30, 60]);
  });
});
