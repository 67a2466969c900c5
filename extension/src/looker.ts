import { connectLooker } from './backend/looker/connectLooker';
import { mount } from './main';

mount(connectLooker);
