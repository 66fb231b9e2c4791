import { Component } from 'react';
import type { JSX, ReactNode } from 'react';
import { texts } from '../messages/en/ui.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Keeps a fault of one part from taking the rest of the screen along. */
export class ErrorBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <Broken onRetry={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

export function Broken({ onRetry }: { readonly onRetry: () => void }): JSX.Element {
  return (
    <EmptyState
      icon="late"
      title={texts.somethingBroke}
      action={
        <>
          <Button onClick={onRetry}>{texts.retry}</Button>
          <Button onClick={() => location.reload()}>{texts.reload}</Button>
        </>
      }
    >
      {texts.somethingBrokeMend}
    </EmptyState>
  );
}
