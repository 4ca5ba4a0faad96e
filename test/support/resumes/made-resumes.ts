// Résumés of made-up people in layouts that only a PDF or a Word document has.
import { makeDocx } from '../make-docx.ts';
import { layPdf, Pen } from '../lay-pdf.ts';

/** One column, dates at the right margin, wrapped bullets, the second page begins in the middle of a position. */
export function rightAlignedDates(): Promise<Buffer> {
  return layPdf((document) => {
    const page = { left: 55, width: 485 };
    const pen = new Pen(document, page, 50);
    pen.write('Beatrix Lindqvist', { font: 'Times-Bold', size: 22, align: 'center' });
    pen.write('Group Financial Controller', { font: 'Times-Roman', size: 12, align: 'center' });
    pen.write('Malmö, Sweden | beatrix.lindqvist@post.example | +46 40 555 01 77 | linkedin.com/in/blindqvist', { size: 9, align: 'center' });
    pen.heading('PROFESSIONAL SUMMARY', 12);
    pen.write('Controller with thirteen years in shipping and food. I close the books in four days, and I can tell the board in one page what the numbers mean for next year.');
    pen.heading('EXPERIENCE', 12);
    pen.row('Öresund Shipping AB', 'Malmö, Sweden', { font: 'Helvetica-Bold' });
    pen.row('Group Financial Controller', 'Jan 2019 – Present', { font: 'Helvetica-Oblique' });
    pen.bullet('Shortened the monthly close of eleven companies from nine working days to four by moving all of them to one chart of accounts.');
    pen.bullet('Lead a team of eight accountants in three countries.');
    pen.bullet('Prepared the IFRS statements for the sale of the ferry line, which passed due diligence without a single adjustment.');
    pen.gap(8);
    pen.row('Nordmark Bakeries', 'Copenhagen, Denmark', { font: 'Helvetica-Bold' });
    pen.row('Finance Manager', 'Mar 2014 – Dec 2018', { font: 'Helvetica-Oblique' });
    pen.bullet('Built the budgeting model in Excel and Power BI that 40 shops use every week.');
    document.addPage();
    const next = new Pen(document, page, 50);
    next.bullet('Negotiated a credit line of 12 million euros and cut the cost of interest by a fifth.');
    next.gap(8);
    next.row('Holm & Partners', 'Lund, Sweden', { font: 'Helvetica-Bold' });
    next.row('Audit Associate', 'Aug 2011 – Feb 2014', { font: 'Helvetica-Oblique' });
    next.bullet('Audited 26 companies between two and three hundred people.');
    next.heading('EDUCATION', 12);
    next.row('Lund University', '2006 – 2011', { font: 'Helvetica-Bold' });
    next.write('MSc in Accounting and Finance');
    next.heading('SKILLS', 12);
    next.write('Accounting: IFRS, Consolidation, Auditing, Budgeting');
    next.write('Tools: SAP, Excel, Power BI, SQL');
    next.write('Languages: Swedish (native), English (fluent), Danish (good)');
    document.fontSize(8).text('Page 2 of 2', 280, 815, { lineBreak: false });
  });
}

/** A side column on the left with address and skills, the name on the right; both go on over the page. */
export function sideColumn(): Promise<Buffer> {
  return layPdf((document) => {
    const side = new Pen(document, { left: 35, width: 140 }, 60);
    side.heading('Contact', 12).write('casimir.obi@mail.example').write('+49 30 5550 1422').write('Berlin, Germany').write('LinkedIn', { url: 'https://www.linkedin.com/in/casimir-obi' });
    side.heading('Skills', 12).write('Product strategy').write('User research').write('Roadmapping').write('SQL').write('Figma').write('Jira').write('A/B testing').write('Scrum');
    side.heading('Languages', 12).write('English (C2)').write('German (B2)').write('Igbo (native)');
    side.heading('Education', 12).write('MBA', { font: 'Helvetica-Bold' }).write('ESMT Berlin').write('2012 - 2014').gap(8).write('BSc Economics', { font: 'Helvetica-Bold' }).write('University of Lagos').write('2007 - 2011');
    const main = new Pen(document, { left: 210, width: 345 }, 50);
    main.write('CASIMIR OBI', { font: 'Helvetica-Bold', size: 24 }).write('Senior Product Manager', { size: 13 });
    main.heading('Profile', 12).write('Product manager for ten years, first in banking and then in travel. I like problems that nobody has put into words yet, and I measure whether we solved them.');
    main.heading('Work Experience', 12);
    main.write('Senior Product Manager', { font: 'Helvetica-Bold' }).write('Wanderweg Travel, Berlin').write('May 2019 - Present');
    main.bullet('Launched the night train booking in seven countries, which brought 18% of all sales in its first year.');
    main.bullet('Interviewed two customers every week for five years and shared every recording with the engineers.');
    main.gap(10);
    main.write('Product Manager', { font: 'Helvetica-Bold' }).write('Kontist Direct Bank, Hamburg').write('Feb 2015 - Apr 2019');
    main.bullet('Cut the time to open an account from nine minutes to three and doubled the share of people who finish it.');
    main.bullet('Introduced experiments to a team that had shipped by opinion before.');
    document.addPage();
    const mainNext = new Pen(document, { left: 210, width: 345 }, 50);
    mainNext.write('Business Analyst', { font: 'Helvetica-Bold' }).write('Zenith Bank, Lagos').write('Sep 2011 - Aug 2012');
    mainNext.bullet('Mapped 30 processes of the branch network and removed 11 of them.');
    mainNext.heading('Projects', 12);
    mainNext.write('Stille Orte', { font: 'Helvetica-Bold' });
    mainNext.bullet('A map of quiet places in Berlin, made with neighbours and used by 9,000 people.');
    const sideNext = new Pen(document, { left: 35, width: 140 }, 50);
    sideNext.heading('Certifications', 12).write('Certified Scrum Product Owner').write('2016');
  });
}

/** Dates in the left margin, as the LaTeX class moderncv sets them. */
export function datesInMargin(): Promise<Buffer> {
  return layPdf((document) => {
    const pen = new Pen(document, { left: 50, width: 495 }, 50);
    pen.write('Ottilie Bergström-Hale', { font: 'Times-Roman', size: 26 });
    pen.write('Physics teacher and textbook author', { font: 'Times-Italic', size: 12 });
    pen.write('14 Harbour Lane – Cardiff CF10 5AL – o.hale@school.example – +44 29 5550 1188', { size: 9 });
    pen.heading('Experience', 14);
    const margin = 90;
    pen.beside('2016–Present', 'Head of Physics, Bryn Glas Comprehensive School, Cardiff', margin, { font: 'Helvetica-Bold' });
    pen.bullet('Raised the share of pupils who choose physics after sixteen from 9 to 23 per cent.', margin);
    pen.bullet('Wrote the scheme of work that six neighbouring schools use now, with 48 experiments that need no expensive equipment at all.', margin);
    pen.gap(6);
    pen.beside('2009–2016', 'Physics Teacher, St Tydfil College, Merthyr', margin, { font: 'Helvetica-Bold' });
    pen.bullet('Taught pupils from eleven to eighteen, and evening classes for adults.', margin);
    pen.bullet('Founded an astronomy club which built a telescope of its own and opens the school roof to the town on every clear Friday of the winter.', margin);
    pen.gap(6);
    pen.beside('2006–2009', 'Research Assistant, Institute for Materials, Swansea', margin, { font: 'Helvetica-Bold' });
    pen.bullet('Measured the fatigue of steel under sea water and published four papers, one of which became a standard for the inspection of bridges.', margin);
    pen.heading('Education', 14);
    pen.beside('2008–2009', 'PGCE, Cardiff Metropolitan University', margin);
    pen.beside('2002–2006', 'MPhys Physics, Swansea University', margin);
    pen.heading('Skills', 14);
    pen.beside('Teaching', 'Curriculum development, Lesson planning, Student assessment, Public speaking', margin);
    pen.beside('Computing', 'Python, LaTeX, Excel, Moodle', margin);
    pen.beside('Languages', 'English (native), Welsh (native), German (good)', margin);
    pen.heading('Publications', 14);
    pen.beside('2021', 'Physics Without a Budget. Seren Schoolbooks, Cardiff. 240 pages of experiments with what is found in a kitchen.', margin);
    pen.beside('2018', 'Why the sea eats ships. Popular talk, repeated in nine museums and printed in the magazine of the society.', margin);
  });
}

/** Word with heading styles, tab stops, real bullets and the address in the page's header. */
export function wordWithStyles(): Buffer {
  return makeDocx({
    header: [{ text: 'Delphine Achebe' }, { text: '+33 1 55 55 01 42 | delphine.achebe@poste.example | Lyon, France' }],
    body: [
      { text: 'Account Executive', style: 'Title' },
      { text: 'Summary', style: 'Heading1' },
      { text: 'Sells software to factories, in three languages, and stays in touch after the contract is signed. Nine years of quota, eight of them above it.' },
      { text: 'Professional Experience', style: 'Heading1' },
      { text: '*Atelier Numérique SAS*\tLyon, France' },
      { text: 'Senior Account Executive\tApril 2020 – Present' },
      { text: 'Closed 4.1 million euros of new business in 2023, 140% of the target.', bullet: true },
      { text: 'Opened the Swiss market and won its first eleven customers there.', bullet: true },
      { text: 'Trained six colleagues in consultative selling, and wrote down what works.', bullet: true },
      { text: '*Voltaire Énergie*\tGrenoble, France' },
      { text: 'Account Manager\tJuly 2015 – March 2020' },
      { text: 'Kept 96% of a portfolio of 60 industrial customers over five years.', bullet: true },
      { text: 'Introduced Salesforce and wrote the guide that the whole company still uses.', bullet: true },
      { text: '*Maison Perrin*\tParis, France' },
      { text: 'Sales Intern\tSummer 2014' },
      { text: 'Called 900 bakeries and sold flour to forty of them.', bullet: true },
      { text: 'Education', style: 'Heading1' },
      { text: '*EM Lyon Business School*\t2011 – 2015' },
      { text: 'Master in Management' },
      { text: 'Skills', style: 'Heading1' },
      { text: 'Negotiation, Salesforce, HubSpot, Lead generation, Account management, Excel' },
      { text: 'Volunteering', style: 'Heading1' },
      { text: 'Tutor, Entraide Scolaire\t2017 – 2019' },
      { text: 'Helped two children a week with their homework in mathematics and French.', bullet: true },
      { text: 'Links', style: 'Heading1' },
      { text: '[My page](https://achebe.example) and a blog about selling without pressure, with one article a month since January, read by some four thousand people who sell things themselves.' },
    ],
  });
}

/** Word laid out with a table of two cells: a side column and the rest. */
export function wordInTable(): Buffer {
  return makeDocx({
    body: [
      { text: '*YUSUF MARCHETTI*' },
      { text: 'DevOps Engineer' },
      {
        rows: [
          [
            [
              { text: '*CONTACT*' },
              { text: 'yusuf.marchetti@posta.example' },
              { text: '+39 051 555 0133' },
              { text: 'Bologna, Italy' },
              { text: '' },
              { text: '*SKILLS*' },
              { text: 'Kubernetes' },
              { text: 'Terraform' },
              { text: 'AWS' },
              { text: 'Go' },
              { text: 'Prometheus' },
              { text: '' },
              { text: '*EDUCATION*' },
              { text: 'Laurea in Informatica' },
              { text: 'Università di Bologna' },
              { text: '2010 - 2013' },
            ],
            [
              { text: '*EXPERIENCE*' },
              { text: '*DevOps Engineer*, Bottega Digitale' },
              { text: '2018 - Present' },
              { text: 'Moved 30 applications of a ceramics group to Kubernetes and halved what they cost to run.', bullet: true },
              { text: 'Made releases a matter of minutes for twelve teams that had waited for a night once a month.', bullet: true },
              { text: '' },
              { text: '*Systems Administrator*, Comune di Ferrara' },
              { text: '2013 - 2018' },
              { text: 'Looked after 200 servers of the town, from the library to the fire brigade.', bullet: true },
              { text: 'Replaced paper forms by a portal which 70,000 citizens use.', bullet: true },
              { text: '' },
              { text: '*PROJECTS*' },
              { text: '*Campanile*' },
              { text: 'An alarm that rings a real bell when production is down; described in a talk that was seen 15,000 times and copied in at least four offices that we know of.', bullet: true },
              { text: 'Open source, with 23 contributors who answer questions within a day and release a version every other month without anybody being paid for it.', bullet: true },
              { text: 'Written in Go for a small computer that costs 20 euros, with instructions for schools, drawings of the mechanical parts, and a simulator for those who have no bell at hand. It has run in the town hall of Ferrara since the spring without a single false alarm, and children ring it on Sundays after the market.', bullet: true },
            ],
          ],
        ],
      },
    ],
  });
}
