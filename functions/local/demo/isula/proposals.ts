import type { DemoProposal } from '../contribution.ts';

/** Contributions in French and Corsican. */
export const ISULA: readonly DemoProposal[] = [
  {
    locale: 'co',
    title: 'Una scola di lingua corsa in ogni valle, dopu à l’ore di travagliu',
    body: 'Vogliu chì i mo figlioli parlinu corsu cù a so minnanna. Una volta à settimana, in a scola di u paese, cù canti, ghjochi è stalvatoghji.\n\nL’anziani insegnanu, i ghjovani registreghjanu: ferma una memoria per tutti.',
    theme: 'skills',
    place: 'Corte',
    drawing: 'school',
    supports: 31,
    comments: [
      { position: 'for', body: 'Bella idea. In Niolu avemu digià trè minnannoni pronti.' },
      {
        position: 'for',
        body: 'Je ne parle pas encore corse et j’aimerais apprendre avec mes enfants. Ouvrez aux débutants.',
        replies: ['Di sicuru! Tutti sò i benvenuti.'],
      },
    ],
    answer: {
      state: 'accepted',
      text: {
        fr: 'La Collectivité ouvre douze ateliers de vallée à la rentrée, avec un fonds d’enregistrements libre d’accès.',
        co: 'A Cullettività apre dodeci attelli di valle à l’apertura di e scole, cù un fondu di registrazione liberu.',
      },
    },
  },
  {
    title: 'La fibre jusqu’au dernier hameau, ou un relais en attendant',
    body: 'À Zicavo, une visioconférence médicale coupe trois fois. La fibre est annoncée pour 2028. En attendant, un relais sur le clocher suffirait à 90 foyers.',
    theme: 'infrastructure',
    place: 'Sartène',
    supports: 37,
    comments: [{ position: 'for', body: 'U listessu in Alta Rocca. Ci vole à fà prestu.' }],
  },
  {
    locale: 'co',
    title: 'I trenini chì falanu sin’à u portu, è l’orarii listessi tuttu l’annu',
    body: 'U trenu hè bellu ma d’inguernu ùn ci hè più nimu chì u pò piglià per andà à travaglià. Vulemu un orariu simplice, listessu d’estate è d’inguernu, è a fermata à u portu di Bastia.',
    theme: 'infrastructure',
    place: 'Bastia',
    drawing: 'train',
    supports: 28,
    comments: [
      {
        position: 'neutral',
        body: 'D’accord, mais avec deux vélos par rame, sinon on reprend la voiture à l’arrivée.',
      },
    ],
  },
  {
    title: 'Un fablab itinérant dans un camion, de village en village',
    body: 'Une découpe laser, deux imprimantes, un animateur. Une semaine par village. On répare, on fabrique, on apprend.',
    theme: 'skills',
    place: 'Calvi',
    supports: 22,
  },
  {
    title: 'Vendre les produits de l’île sur une place de marché commune, aux frais réduits',
    body: 'Chaque producteur paie 20 % à une plateforme du continent. Une coopérative numérique à 5 % existe en Sardaigne : reprenons leur logiciel, il est libre.',
    theme: 'business',
    place: 'Ajaccio',
    group: 'I Pruduttori di l’Alta Rocca',
    supports: 34,
    comments: [{ position: 'for', body: 'È cù i nomi in corsu nantu à l’etichette.' }],
  },
  {
    locale: 'co',
    title: 'Un sportellu umanu accantu à ogni sportellu numericu',
    body: 'Babbu hà 81 annu. Per u cartulare di a so pensione hà chjamatu sei volte. Ci vole una persona, una mattinata à settimana, in ogni casa cumuna.',
    theme: 'citizenship',
    place: 'Porto-Vecchio',
    supports: 40,
    comments: [
      {
        position: 'for',
        body: 'C’est la proposition la plus importante de toutes. Le reste ne sert à rien sans cela.',
      },
    ],
    answer: {
      state: 'evaluating',
      text: { fr: 'Un essai est préparé avec onze communes.', co: 'Si appronta una prova cù undeci cumune.' },
    },
  },
  {
    title: 'Publier en temps réel le niveau des barrages et des nappes',
    body: 'L’eau manque chaque été et les chiffres arrivent en octobre. Les capteurs existent. Une carte, une courbe, une alerte par commune.',
    theme: 'citizenship',
    place: 'Bonifacio',
    drawing: 'water',
    supports: 33,
  },
  {
    title: 'Des stages rémunérés dans les entreprises de l’île pour les étudiants de Corte',
    body: 'On forme des développeurs qui partent à Nice. Deux mois payés, un logement d’étudiant prêté l’été, un premier emploi peut-être.',
    theme: 'business',
    place: 'Corte',
    supports: 25,
  },
];
