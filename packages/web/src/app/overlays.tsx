import type { JSX } from 'react';
import { DeclareDialog } from '../features/declare/declare-dialog.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { KeySheet } from './key-sheet.tsx';

/** What opens in front of every page. Loaded after the first paint, and before anybody can have asked for it. */
export function Overlays(): JSX.Element {
  return (
    <>
      <Palette />
      <KeySheet />
      <DeclareDialog />
    </>
  );
}
