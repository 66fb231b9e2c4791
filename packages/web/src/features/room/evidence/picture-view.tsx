import { useEffect, useRef, useState } from 'react';
import type { JSX } from 'react';
import { texts } from '../../../messages/en/evidence.ts';
import { HexView } from './hex-view.tsx';

const widest = 4_096;

/** Draws the pixels of a picture. What is none, whatever it says of itself, is shown as bytes. */
export function PictureView({ blob, mediaType }: { readonly blob: Blob; readonly mediaType: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let gone = false;
    const show = async () => {
      const bitmap = await createImageBitmap(new Blob([blob], { type: mediaType }));
      if (!gone && canvas.current !== null) draw(canvas.current, bitmap);
      bitmap.close();
    };
    show().catch(() => setBroken(true));
    return () => {
      gone = true;
    };
  }, [blob, mediaType]);
  if (broken) return <HexView blob={blob} />;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={texts.picture}
      className="max-h-[60vh] max-w-full self-center rounded-lg border border-line object-contain"
    />
  );
}

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const scale = Math.min(1, widest / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}
