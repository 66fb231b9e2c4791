import { expect, test } from 'vitest';
import { stageLayout } from './stage-layout.ts';

const stages = [
  { id: 'detect', backTo: [] },
  { id: 'contain', backTo: [] },
  { id: 'recover', backTo: ['contain', 'detect'] },
];

test('boxes stand side by side and never touch', () => {
  const { boxes, width } = stageLayout(stages);
  expect(boxes.map(({ id }) => id)).toEqual(['detect', 'contain', 'recover']);
  for (const [index, box] of boxes.slice(1).entries()) {
    const before = boxes[index];
    expect(box.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
  }
  expect(width).toBeGreaterThan((boxes.at(-1)?.x ?? 0) + (boxes.at(-1)?.width ?? 0));
});

test('ways back lie below the boxes, one below the other, inside the drawing', () => {
  const { arrows, height } = stageLayout(stages);
  const depths = arrows.filter(({ back }) => back).map(({ path }) => Number(/V([\d.]+)/.exec(path)?.[1]));
  expect(depths).toHaveLength(2);
  expect(depths[1]).toBeGreaterThan(depths[0] ?? 0);
  expect(Math.max(...depths)).toBeLessThanOrEqual(height);
});
