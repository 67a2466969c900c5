import { BrowserBackend } from './backend/browser/BrowserBackend';
import { mount } from './main';

mount(() => Promise.resolve(new BrowserBackend(document.baseURI)));
