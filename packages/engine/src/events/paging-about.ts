import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { idField } from './fields.ts';

/** Something more that the same page is about, while nobody has answered it. */
export const pagingAbout = defineEvent('paging-about', z.strictObject({ message: idField, about: idField }));
