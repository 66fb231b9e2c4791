import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { call } from '../client/call.ts';
import type { Answer } from '../client/route-name.ts';
import { texts } from '../messages/en/shell.ts';
import { InertText } from '../ui/inert-text.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/menu.tsx';
import { openKeySheet } from './key-sheet-state.ts';
import { PersonButton } from './person-button.tsx';
import { theme } from './theme.ts';

/** Who is here, and what they chose for themselves. */
export function PersonMenu({ me }: { readonly me: Answer<'people.me'> }): JSX.Element {
  const navigate = useNavigate();
  const chosen = theme.use();
  const signOut = () => {
    // Signed out here in any case: the shell asks who is here, and nobody is.
    call('people.endSession')
      .catch(() => undefined)
      .finally(() => location.assign('/sign-in'));
  };
  return (
    <Menu trigger={<PersonButton name={me.name} />}>
      <MenuLabel>
        <InertText text={me.name} className="text-ink" />
        {me.administrator && <span className="block font-normal">{texts.administrator}</span>}
      </MenuLabel>
      <MenuLine />
      <MenuItem icon="bell" onSelect={() => void navigate({ to: '/on-call' })}>
        {texts.onCall}
      </MenuItem>
      <MenuItem icon="person" onSelect={() => void navigate({ to: '/contacts' })}>
        {texts.contacts}
      </MenuItem>
      {me.administrator && (
        <MenuItem icon="people" onSelect={() => void navigate({ to: '/people' })}>
          {texts.people}
        </MenuItem>
      )}
      <MenuItem icon="keyboard" onSelect={openKeySheet}>
        {texts.keys}
      </MenuItem>
      <MenuLine />
      <MenuLabel>{texts.theme}</MenuLabel>
      <MenuItem icon="screen" checked={chosen === 'system'} onSelect={() => theme.write('system')}>
        {texts.system}
      </MenuItem>
      <MenuItem icon="sun" checked={chosen === 'light'} onSelect={() => theme.write('light')}>
        {texts.light}
      </MenuItem>
      <MenuItem icon="moon" checked={chosen === 'dark'} onSelect={() => theme.write('dark')}>
        {texts.dark}
      </MenuItem>
      <MenuLine />
      <MenuItem icon="exit" onSelect={signOut}>
        {texts.signOut}
      </MenuItem>
    </Menu>
  );
}
