/* SPDX-License-Identifier: MIT */
/* Turns the coded data of a JPEG into the knowledge that they are whole, making no sample of them.
 *
 * The common kind only: sequential, Huffman-coded, all components in one scan (ITU-T T.81, F.2). A
 * code tells how many bits of its number follow and how many coefficients it stands for; the
 * numbers themselves are passed over, and short codes two at a time. libjpeg, which computes them,
 * takes four times as long; it has the word on whatever is not found sound here. */

#include "image/forms.h"

#include <string.h>

enum { SOF0 = 0xC0, SOF1 = 0xC1, DHT = 0xC4, RST0 = 0xD0, SOI = 0xD8, EOI = 0xD9, SOS = 0xDA };
enum { DQT = 0xDB, DRI = 0xDD, APP0 = 0xE0, APP15 = 0xEF, COM = 0xFE };

#define MOST_COMPONENTS 4
#define MOST_TABLES 4
#define MOST_BLOCKS 10 /* of a unit (B.2.3) */
#define COEFFICIENTS 64
#define LONGEST_CODE 16
#define LOOK 11         /* codes this long are found by one look */
#define BITS_A_LOOK 32  /* the longest code and its number are 31 */
#define BLOCK_ENDS 128  /* more coefficients than there are: the rest is zero */
#define LONGEST_SKIP 16 /* coefficients that any other code stands for */

/* What a code says: bits to pass over, its own among them, and above them coefficients. 0: none. */
typedef uint16_t Step;

typedef struct {
    Step one[1 << LOOK], two[1 << LOOK]; /* `two`: and the code after it, where it is seen whole */
    /* Codes by length, as 16 bits from the left: the first, the one after the last, and the
     * number of the first symbol. */
    uint32_t from[LONGEST_CODE + 1], to[LONGEST_CODE + 1];
    unsigned first[LONGEST_CODE + 1];
    uint8_t symbols[256];
    bool is_there, is_dc;
} Codes;

typedef struct {
    unsigned id, across, down, quantizer;
    const Codes *dc, *ac;
} Component;

typedef struct {
    const uint8_t *at, *end;
    uint64_t bits; /* the next one on top */
    unsigned n_bits;
    unsigned n_made_up; /* of them: zeros behind a marker */
    Codes codes[2][MOST_TABLES];
    bool has_quantizer[MOST_TABLES];
    Component components[MOST_COMPONENTS];
    unsigned n_components, width, height, interval;
} Walk;

static unsigned u16(const uint8_t *bytes) {
    return (unsigned)bytes[0] << 8 | bytes[1];
}

static Step step_of(const Codes *codes, unsigned symbol, unsigned length) {
    unsigned size = symbol & 15, run = symbol >> 4;
    unsigned skip = codes->is_dc || size ? run + 1 : run == 15 ? LONGEST_SKIP : BLOCK_ENDS;
    return (Step)(skip << 8 | (length + size));
}

static void pair_codes(Codes *codes, const uint8_t *lengths) {
    for (unsigned look = 0; look < 1 << LOOK; look++) {
        Step one = codes->one[look];
        unsigned bits = one & 255;
        unsigned next = bits < LOOK ? look << bits & ((1 << LOOK) - 1) : 0;
        bool is_pair = bits && bits < LOOK && one >> 8 <= LONGEST_SKIP && codes->one[next] &&
                       lengths[next] <= LOOK - bits;
        codes->two[look] = (Step)(one + (is_pair ? codes->one[next] : 0));
    }
}

/* Codes of a length follow one another, and those of the next length follow them (C.2). */
static bool make_codes(Codes *codes, const uint8_t *counts) {
    uint8_t lengths[1 << LOOK] = {0};
    uint32_t code = 0;
    unsigned symbol = 0;
    memset(codes->one, 0, sizeof codes->one);
    for (unsigned length = 1; length <= LONGEST_CODE; length++) {
        uint32_t width = 1u << (LONGEST_CODE - length);
        codes->from[length] = code;
        codes->first[length] = symbol;
        for (unsigned i = 0; i < counts[length - 1]; i++, code += width, symbol++) {
            if (code + width > 1u << LONGEST_CODE || (codes->is_dc && codes->symbols[symbol] > 15))
                return false;
            for (uint32_t look = code >> (LONGEST_CODE - LOOK);
                 length <= LOOK && look < (code + width) >> (LONGEST_CODE - LOOK); look++) {
                codes->one[look] = step_of(codes, codes->symbols[symbol], length);
                lengths[look] = (uint8_t)length;
            }
        }
        codes->to[length] = code;
    }
    pair_codes(codes, lengths);
    return codes->is_there = true;
}

static bool read_codes(Walk *walk, const uint8_t *at, size_t size) {
    while (size > 0) {
        unsigned count = 0;
        for (unsigned i = 1; i <= LONGEST_CODE && size > LONGEST_CODE; i++)
            count += at[i];
        if (size < 1 + LONGEST_CODE + count || count > 256 || (*at & 15) >= MOST_TABLES || *at > 31)
            return false;
        Codes *codes = &walk->codes[*at >> 4][*at & 15];
        codes->is_dc = *at >> 4 == 0;
        memcpy(codes->symbols, at + 1 + LONGEST_CODE, count);
        if (!make_codes(codes, at + 1))
            return false;
        at += 1 + LONGEST_CODE + count;
        size -= 1 + LONGEST_CODE + count;
    }
    return true;
}

static bool read_quantizers(Walk *walk, const uint8_t *at, size_t size) {
    while (size > 0) {
        size_t length = 1 + (size_t)COEFFICIENTS * (1 + (*at >> 4));
        if (*at >> 4 > 1 || (*at & 15) >= MOST_TABLES || size < length)
            return false;
        walk->has_quantizer[*at & 15] = true;
        at += length;
        size -= length;
    }
    return true;
}

static bool is_factor(unsigned factor) {
    return factor == 1 || factor == 2 || factor == 4;
}

static bool read_frame(Walk *walk, const uint8_t *at, size_t size) {
    if (walk->n_components || size < 6 || at[0] != 8 || at[5] < 1 || at[5] > MOST_COMPONENTS ||
        size != 6 + 3 * (size_t)at[5])
        return false;
    walk->height = u16(at + 1);
    walk->width = u16(at + 3);
    walk->n_components = at[5];
    for (unsigned i = 0; i < walk->n_components; i++) {
        const uint8_t *said = at + 6 + 3 * (size_t)i;
        walk->components[i] = (Component){said[0], said[1] >> 4, said[1] & 15, said[2], NULL, NULL};
        if (!is_factor(said[1] >> 4) || !is_factor(said[1] & 15) || said[2] >= MOST_TABLES)
            return false;
    }
    return true;
}

static bool read_scan(Walk *walk, const uint8_t *at, size_t size) {
    unsigned count = walk->n_components;
    if (count == 0 || size != 4 + 2 * (size_t)count || at[0] != count)
        return false;
    for (unsigned i = 0; i < count; i++) {
        const uint8_t *said = at + 1 + 2 * (size_t)i;
        Component *component = &walk->components[i];
        if (said[0] != component->id || said[1] >> 4 >= MOST_TABLES ||
            (said[1] & 15) >= MOST_TABLES)
            return false;
        component->dc = &walk->codes[0][said[1] >> 4];
        component->ac = &walk->codes[1][said[1] & 15];
        if (!component->dc->is_there || !component->ac->is_there ||
            !walk->has_quantizer[component->quantizer])
            return false;
    }
    return true;
}

/* All before the coded data. */
static bool read_head(Walk *walk) {
    while (walk->end - walk->at >= 4 && walk->at[0] == 0xFF) {
        unsigned marker = walk->at[1], length = u16(walk->at + 2);
        const uint8_t *body = walk->at + 4;
        size_t size = length - 2;
        if (length < 2 || size > (size_t)(walk->end - body))
            return false;
        walk->at = body + size;
        if (marker == SOS)
            return read_scan(walk, body, size);
        bool is_read = (marker >= APP0 && marker <= APP15) || marker == COM;
        if (marker == DHT)
            is_read = read_codes(walk, body, size);
        else if (marker == DQT)
            is_read = read_quantizers(walk, body, size);
        else if (marker == SOF0 || marker == SOF1)
            is_read = read_frame(walk, body, size);
        else if (marker == DRI && size == 2)
            is_read = (walk->interval = u16(body)) > 0;
        if (!is_read)
            return false;
    }
    return false;
}

/* FF 00 is a plain FF; behind any other FF there are no more bits. */
static void fill_slowly(Walk *walk) {
    while (walk->n_bits <= 56) {
        bool is_marker = walk->end - walk->at < 2 || (walk->at[0] == 0xFF && walk->at[1] != 0);
        if (is_marker) {
            walk->n_made_up += 8;
        } else {
            walk->bits |= (uint64_t)walk->at[0] << (56 - walk->n_bits);
            walk->at += walk->at[0] == 0xFF ? 2 : 1;
        }
        walk->n_bits += 8;
    }
}

static inline void fill(Walk *walk) {
    if (walk->n_bits >= BITS_A_LOOK)
        return;
    uint64_t bytes;
    if (walk->end - walk->at >= (ptrdiff_t)sizeof bytes) {
        memcpy(&bytes, walk->at, sizeof bytes);
        bytes = GUINT64_FROM_BE(bytes);
        /* no byte is FF: no byte of the complement is zero */
        if (((~bytes - 0x0101010101010101u) & bytes & 0x8080808080808080u) == 0) {
            unsigned taken = (64 - walk->n_bits) / 8;
            walk->bits |= bytes >> walk->n_bits;
            walk->at += taken;
            walk->n_bits += taken * 8;
            /* what was taken of a further byte is taken again with it, and is the same */
            return;
        }
    }
    fill_slowly(walk);
}

static Step long_step(const Codes *codes, uint32_t look) {
    for (unsigned length = LOOK + 1; length <= LONGEST_CODE; length++)
        if (look < codes->to[length]) {
            unsigned index = (look - codes->from[length]) >> (LONGEST_CODE - length);
            return step_of(codes, codes->symbols[codes->first[length] + index], length);
        }
    return 0;
}

static inline Step take(Walk *walk, const Codes *codes, const Step *by_look) {
    fill(walk);
    Step step = by_look[walk->bits >> (64 - LOOK)];
    if (!step)
        step = long_step(codes, (uint32_t)(walk->bits >> (64 - LONGEST_CODE)));
    walk->bits <<= step & 255;
    walk->n_bits -= step & 255;
    return step;
}

static bool pass_block(Walk *walk, const Component *component) {
    if (!take(walk, component->dc, component->dc->one))
        return false;
    const Codes *ac = component->ac;
    for (unsigned at = 1; at < BLOCK_ENDS;) {
        if (at >= COEFFICIENTS)
            return at == COEFFICIENTS;
        /* two codes must not reach from one block into the next */
        bool is_far = at < COEFFICIENTS - LONGEST_SKIP;
        Step step = take(walk, ac, is_far ? ac->two : ac->one);
        if (!step)
            return false;
        at += step >> 8;
    }
    return true;
}

/* The bits end within a byte, and all of them were there. */
static bool ends_here(Walk *walk) {
    bool is_whole = walk->n_bits >= walk->n_made_up && walk->n_bits - walk->n_made_up < 8;
    walk->bits = 0;
    walk->n_bits = walk->n_made_up = 0;
    return is_whole && walk->end - walk->at >= 2;
}

static bool pass_unit(Walk *walk, const unsigned *blocks) {
    for (unsigned i = 0; i < walk->n_components; i++)
        for (unsigned block = 0; block < blocks[i]; block++)
            if (!pass_block(walk, &walk->components[i]))
                return false;
    return true;
}

static bool pass_units(Walk *walk, const unsigned *blocks, uint64_t count) {
    unsigned restarts = 0;
    for (uint64_t unit = 0; unit < count; unit++) {
        if (walk->interval && unit && unit % walk->interval == 0) {
            if (!ends_here(walk) || walk->at[0] != 0xFF || walk->at[1] != RST0 + restarts++ % 8)
                return false;
            walk->at += 2;
        }
        if (!pass_unit(walk, blocks) || walk->n_bits < walk->n_made_up)
            return false;
    }
    return ends_here(walk) && walk->at[0] == 0xFF && walk->at[1] == EOI;
}

/* A lone component comes block by block, whatever its factors are (A.2.2). */
static bool pass_scan(Walk *walk) {
    unsigned across = 1, down = 1, sum = 0, blocks[MOST_COMPONENTS] = {1};
    for (unsigned i = 0; walk->n_components > 1 && i < walk->n_components; i++) {
        const Component *component = &walk->components[i];
        across = MAX(across, component->across);
        down = MAX(down, component->down);
        blocks[i] = component->across * component->down;
        sum += blocks[i];
    }
    uint64_t columns = (walk->width + 8 * across - 1) / (8 * across);
    uint64_t rows = (walk->height + 8 * down - 1) / (8 * down);
    return sum <= MOST_BLOCKS && pass_units(walk, blocks, columns * rows);
}

bool jpeg_walk(const ImageSource *source, const Image *image) {
    g_autofree Walk *walk = g_new0(Walk, 1);
    walk->at = source->bytes + 2;
    walk->end = source->bytes + source->size;
    return read_head(walk) && walk->width == image->width && walk->height == image->height &&
           pass_scan(walk);
}
