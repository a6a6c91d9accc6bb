// Draws what printers of ZPL got with zpl-renderer-js, which shares no line with the renderer that drew what was shown.
//
//     node tests/zpl_judge.mjs FOLDER MODULES
//
// FOLDER holds a program NAME.zpl as a printer got it, a picture NAME.png of the dots that were shown, and NAME.json with the
// head's resolution and who drew it, as `tests/corpus/received.rs` keeps them; MODULES is where npm put the renderer.
//
// Dots of ours must come out one for one; that the judge can say no is shown on each by moving it a millimetre. Letters are each
// renderer's own, so of a carrier's own program both pictures are left, as NAME.shown.pgm and NAME.drawn.pgm, for
// `tests/corpus_judge.py`, which holds their codes and their ink against each other.
//
// What this renderer cannot take, so that it is not held against it: raw bytes, since it takes text (`^GFB`), and a change of set
// within a Code 128 (`>5` to `>7`), which it reads as something else: there it is told to choose the sets itself.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import zlib from 'node:zlib';

/** Grey pixels of a PNG of 1 or 8 bits without interlacing, 0 is black. Nothing else comes from either side. */
function picture(png) {
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    const [depth, colour, interlaced] = [png[24], png[25], png[28]];
    const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[colour];
    if (!channels || interlaced || (depth !== 8 && !(depth === 1 && channels === 1))) {
        throw new Error(`a PNG of ${depth} bits and colour ${colour}`);
    }
    const packed = [];
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
        if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
            packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
        }
    }
    const raw = zlib.inflateSync(Buffer.concat(packed));
    const row = Math.ceil((width * channels * depth) / 8);
    const step = Math.ceil((channels * depth) / 8);
    const pixels = new Uint8Array(width * height);
    let above = new Uint8Array(row);
    for (let y = 0; y < height; y++) {
        const start = y * (row + 1) + 1;
        const line = Uint8Array.from(raw.subarray(start, start + row));
        unfilter(raw[start - 1], line, above, step);
        for (let x = 0; x < width; x++) {
            const pixel = depth === 1 ? ((line[x >> 3] >> (7 - (x & 7))) & 1) * 255 : line[x * channels];
            // What is clear shows the paper.
            const clear = channels % 2 === 0 && line[x * channels + channels - 1] < 128;
            pixels[y * width + x] = clear ? 255 : pixel;
        }
        above = line;
    }
    return { width, height, black: (x, y) => x < width && y < height && pixels[y * width + x] < 128 };
}

/** Takes back what a PNG's writer did to a line. */
function unfilter(kind, line, above, step) {
    for (let at = 0; at < line.length; at++) {
        const [left, up] = [at < step ? 0 : line[at - step], above[at]];
        const corner = at < step ? 0 : above[at - step];
        const paeth = [left, up, corner].map((near) => Math.abs(left + up - corner - near));
        const nearest = paeth[0] <= paeth[1] && paeth[0] <= paeth[2] ? left : paeth[1] <= paeth[2] ? up : corner;
        line[at] += [0, left, up, (left + up) >> 1, nearest][kind];
    }
}

/** How many dots differ, the second picture moved to the right. */
function different(shown, drawn, moved = 0) {
    let count = 0;
    for (let y = 0; y < shown.height; y++) {
        for (let x = 0; x < shown.width; x++) {
            count += shown.black(x, y) !== (x >= moved && drawn.black(x - moved, y));
        }
    }
    return count;
}

function keep(file, { width, height, black }) {
    const pixels = Buffer.alloc(width * height, 255);
    for (let at = 0; at < pixels.length; at++) {
        if (black(at % width, Math.floor(at / width))) pixels[at] = 0;
    }
    fs.writeFileSync(file, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), pixels]));
}

/** A program as the renderer takes it: one that is not UTF-8 has a letter for each byte. */
function text(program) {
    let zpl;
    try {
        zpl = new TextDecoder('utf-8', { fatal: true }).decode(program);
    } catch {
        zpl = program.toString('latin1');
    }
    return zpl.replace(/\^BC([^^]*)\^FD([^^]*>[5-7][^^]*)/g, (_, how, content) => {
        const parts = how.trim().split(',');
        parts.length = 6;
        parts[5] = 'A';
        return `^BC${parts.join(',')}^FD${content.replace(/>./g, '')}`;
    });
}

/** The picture that the renderer makes, as wide as the program says that its paper is. */
async function drawing(api, program, dots, shown) {
    const zpl = text(program);
    const width = Math.min(shown.width, Number(/\^PW(\d+)/.exec(zpl)?.[1] ?? shown.width));
    const png = await api.zplToBase64Async(zpl, width / dots, shown.height / dots, dots);
    return { ...picture(Buffer.from(png, 'base64')), width: shown.width };
}

async function main(folder, modules) {
    const { api } = await createRequire(path.join(path.resolve(modules), 'judge.js'))('zpl-renderer-js').ready;
    const names = fs.readdirSync(folder).filter((file) => file.endsWith('.zpl')).map((file) => file.slice(0, -4));
    const wrong = [];
    let [exact, left, passed] = [0, 0, 0];
    // Many files come to the same program.
    const drawings = new Map();
    for (const name of names.sort()) {
        const place = (ending) => path.join(folder, `${name}.${ending}`);
        const program = fs.readFileSync(place('zpl'));
        if (program.includes('^GFB')) {
            passed += 1;
            continue;
        }
        const { dpi, dot_for_dot: dotForDot } = JSON.parse(fs.readFileSync(place('json')));
        const dots = Math.round(dpi / 25.4);
        const shown = picture(fs.readFileSync(place('png')));
        const key = `${shown.width} ${shown.height} ${dots} ${program.toString('latin1')}`;
        const drawn = drawings.get(key) ?? (await drawing(api, program, dots, shown).catch((error) => error));
        drawings.set(key, drawn);
        if (!drawn?.black) {
            wrong.push(`${name}: not drawn: ${drawn?.message ?? drawn}`);
        } else if (!dotForDot) {
            left += 1;
            keep(place('shown.pgm'), shown);
            keep(place('drawn.pgm'), drawn);
        } else if (different(shown, drawn) !== 0) {
            wrong.push(`${name}: ${different(shown, drawn)} dots are not as they are shown`);
        } else if (different(shown, drawn, dots) === 0) {
            wrong.push(`${name}: moved by a millimetre it would pass too`);
        } else {
            exact += 1;
        }
    }
    wrong.forEach((line) => console.log(line));
    console.log(`${exact} programs of ours are drawn dot for dot as they are shown, by zpl-renderer-js too`);
    console.log(`${left} programs of carriers are drawn for the next judge; not for this renderer: ${passed}`);
    return wrong.length || !exact ? 1 : 0;
}

// The renderer leaves a program running, so this one is ended.
process.exit(await main(process.argv[2], process.argv[3]));
