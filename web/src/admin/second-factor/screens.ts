/** What stands between sign-in and the back office, in a file that a browser loads when somebody comes to it. */
export { Invitation } from '../team/Invitation.tsx';
export { SecondFactor } from './SecondFactor.tsx';
