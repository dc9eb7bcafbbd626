import { describe, expect, it } from '@jest/globals';
import { fileKind } from '../../functions/media/check/kind.ts';
import { officeRefusal } from '../../functions/media/check/office.ts';
import { namesInZip } from '../../functions/media/check/zip.ts';
import { aZip, bytesOf, joined, SVG } from './files.ts';

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'));

describe('the kind of a file', () => {
  it.each([
    ['PNG', hex('89504e47 0d0a1a0a 0000000d'), 'png'],
    ['JPEG', hex('ffd8ffe0 00104a46 49460001'), 'jpg'],
    ['WebP', hex('52494646 24000000 57454250 56503820'), 'webp'],
    ['GIF of 1987', bytesOf('GIF87a......'), 'gif'],
    ['GIF of 1989', bytesOf('GIF89a......'), 'gif'],
    ['PDF', bytesOf('%PDF-1.7\n'), 'pdf'],
    ['ZIP', hex('504b0304 14000000'), 'zip'],
    ['HEIC of a telephone', hex('00000018 66747970 68656963 00000000'), 'heic'],
    ['SVG', SVG, 'svg'],
    ['SVG after a declaration and a comment', bytesOf('\n<?xml version="1.0"?><!-- x --><svg/>'), 'svg'],
    ['SVG with a byte order mark', joined(hex('efbbbf'), SVG), 'svg'],
    ['a sound, which starts like WebP', hex('52494646 24000000 57415645'), undefined],
    ['HTML', bytesOf('<!doctype html><p>'), undefined],
    ['a PDF that something stands before', bytesOf('GIF%PDF-1.7'), undefined],
    ['a PNG that breaks off', hex('89504e47 0d0a'), undefined],
    ['nothing', new Uint8Array(), undefined],
  ])('is known by its first bytes: %s', (_, bytes, expected) => {
    expect(fileKind(bytes)).toBe(expected);
  });
});

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ODT = 'application/vnd.oasis.opendocument.text';
const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
const docx = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };
const odt = { mimetype: ODT, 'content.xml': '<office/>' };

describe('a document of an office', () => {
  it.each([
    ['a text', aZip(docx), DOCX, undefined],
    [
      'a spreadsheet with a printer',
      aZip({ 'xl/workbook.xml': '', 'xl/printerSettings/printerSettings1.bin': '' }),
      XLSX,
      undefined,
    ],
    ['an OpenDocument text', aZip(odt), ODT, undefined],
    ['a table in text', bytesOf('commune;habitants\r\nAmiens;133 000\r\n'), 'text/csv', undefined],
    ['a table in Windows-1252', bytesOf('d\xe9partement;1\n'), 'text/csv', undefined],
    ['a text that is called a spreadsheet', aZip(docx), XLSX, 'wrong-type'],
    ['an OpenDocument text that is called a spreadsheet', aZip(odt), ODS, 'wrong-type'],
    ['any archive', aZip({ 'a.txt': 'x' }), DOCX, 'wrong-type'],
    ['a program', bytesOf('MZ\x90\x00\x03'), DOCX, 'wrong-type'],
    ['a program that is called a table', bytesOf('MZ\x90\x00\x03'), 'text/csv', 'wrong-type'],
    ['a PDF that is called a table', bytesOf('%PDF-1.7 a;b'), 'text/csv', 'wrong-type'],
    ['a text with macros', aZip({ ...docx, 'word/vbaProject.bin': 'x' }), DOCX, 'macros'],
    ['a text with controls that run', aZip({ ...docx, 'word/activeX/activeX1.xml': 'x' }), DOCX, 'macros'],
    ['an OpenDocument text with a program', aZip({ ...odt, 'Basic/Standard/Module1.xml': 'x' }), ODT, 'macros'],
    ['a text that breaks off', aZip(docx).subarray(0, -30), DOCX, 'broken-document'],
    ['a text with something behind it', joined(aZip(docx), bytesOf('<script>')), DOCX, 'broken-document'],
    ['nothing', new Uint8Array(), DOCX, 'wrong-type'],
  ])('is known by what is in it: %s', (_, bytes, type, refusal) => {
    expect(officeRefusal(bytes, type)).toBe(refusal);
  });

  it('is read without unpacking anything, and never beyond its end', () => {
    expect(namesInZip(aZip({ a: 'x', 'b/c': 'y' }))).toEqual(['a', 'b/c']);
    const zip = aZip({ a: 'x' });
    for (let cut = 0; cut < zip.length; cut++) expect(namesInZip(zip.subarray(0, cut))).toBeUndefined();
    for (let at = 0; at < zip.length; at++) {
      const changed = new Uint8Array(zip);
      changed[at] = 0xff;
      expect(() => namesInZip(changed)).not.toThrow();
    }
  });
});
