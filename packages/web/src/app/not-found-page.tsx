import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { texts } from '../messages/en/shell.ts';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export function NotFoundPage(): JSX.Element {
  return (
    <EmptyState
      icon="question"
      title={texts.notFound}
      action={
        <>
          <Link to="/now" className={buttonClass()}>
            {texts.now}
          </Link>
          <Link to="/incidents" className={buttonClass()}>
            {texts.incidents}
          </Link>
        </>
      }
    >
      {texts.notFoundText}
    </EmptyState>
  );
}
