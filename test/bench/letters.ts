/** Letters as PDF: `node test/bench/letters.ts [letters]`. How long a print run takes, how large it is, what it holds in memory. */
import { lettersPdf } from '../../functions/verifications/postal-letter/letter-pdf.ts';

const count = Number(process.argv[2] ?? 500);
const NAMES = ['Łukasz Çelik', 'Ştefan Nguyễn', 'Anne Le Gall', 'Zoé Bıçakçı', 'Þórður Ķēniņš', 'Αθηνά Παππά'];

const letters = Array.from({ length: count }, (_, at) => ({
  code: `${String(at).padStart(5, '2')} FGHJK`,
  address: [NAMES[at % NAMES.length] ?? '', 'Bâtiment C, 3e étage', `${at} rue de l’Église`, '29000 Quimper'],
  organization: 'Ville de Quimper',
  contact: 'participation@quimper.example',
  accentColor: '#006666',
  returnTo: 'Ville de Quimper, 44 place Saint-Corentin, 29000 Quimper',
  date: '22 novembre 2026',
  subject: 'Votre code pour participer',
  paragraphs: [
    `${NAMES[at % NAMES.length]},`,
    'Vous avez demandé à faire vérifier votre adresse sur la plateforme de participation de Quimper. Voici votre code.',
    'Saisissez-le avec le compte qui l’a demandé. Il est valable 30 jours et ne sert qu’une fois.',
  ],
  codeLabel: 'Votre code',
  url: 'https://participez.quimper.example/fr/verify/?method=postal-letter',
  urlLabel: 'Saisissez-le à cette adresse, ou visez le carré avec l’appareil photo de votre téléphone',
  closing: 'Vous n’avez rien demandé ? Vous pouvez jeter cette lettre.',
}));

const started = performance.now();
const pdf = await lettersPdf({ title: 'bench', window: 'right', letters });
const seconds = (performance.now() - started) / 1000;
const processor = process.cpuUsage();
const used = (processor.user + processor.system) / 1e6;
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
process.stdout.write(
  `${count} letters: ${seconds.toFixed(1)} s (${used.toFixed(1)} s of a processor), PDF ${megabytes(pdf.byteLength)} MB, ` +
    `answer ${megabytes(pdf.toString('base64').length)} MB, memory ${megabytes(process.memoryUsage().rss)} MB\n`,
);
