/** The screen of a team, in a file that a browser loads when one is opened. */
export { Team } from './Team.tsx';
