export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Back to an earlier stage: drawn below the boxes. */
  readonly back: boolean;
  readonly path: string;
}

export interface StageLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

const [boxWidth, boxHeight, gap, edge, deeper] = [148, 64, 36, 12, 22];

/** Stages from left to right, arrows between neighbours, and ways back as curves below, each deeper than the last. */
export function stageLayout(
  stages: readonly { readonly id: string; readonly backTo: readonly string[] }[],
): StageLayout {
  const boxes = stages.map(({ id }, index): Box => {
    const x = edge + index * (boxWidth + gap);
    return { id, x, y: edge, width: boxWidth, height: boxHeight };
  });
  const boxOf = new Map(boxes.map((box) => [box.id, box]));
  const middle = edge + boxHeight / 2;
  const onward = boxes.slice(1).map((box, index): Arrow => {
    const before = boxes[index] ?? box;
    const path = `M${before.x + boxWidth} ${middle}H${box.x - 2}`;
    return { from: before.id, to: box.id, back: false, path };
  });
  const ways = stages.flatMap(({ id, backTo }) => backTo.map((to) => ({ from: id, to })));
  const back = ways.flatMap(({ from, to }, index): Arrow[] => {
    const [start, end] = [boxOf.get(from), boxOf.get(to)];
    if (start === undefined || end === undefined) return [];
    const [top, low] = [edge + boxHeight, edge + boxHeight + deeper * (index + 1)];
    const [x1, x2] = [start.x + boxWidth / 3, end.x + (boxWidth * 2) / 3];
    return [{ from, to, back: true, path: `M${x1} ${top}V${low}H${x2}V${top + 2}` }];
  });
  const last = boxes.at(-1);
  return {
    width: (last === undefined ? 0 : last.x + boxWidth) + edge,
    height: edge * 2 + boxHeight + deeper * back.length,
    boxes,
    arrows: [...onward, ...back],
  };
}
