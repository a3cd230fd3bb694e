/* SPDX-License-Identifier: MIT */
/* Turns a picture into the same one of fewer pixels.
 *
 * Each new pixel is the mean of the area of the old ones that it covers, parts of them counted as
 * parts. Gray and RGB are averaged as light, which their numbers are not: a pattern of black and
 * white keeps its brightness. Inks are averaged as they are. Colours count by their alpha, so that
 * what hides under transparency does not bleed into the edge. */

#include "image/forms.h"

#include <math.h>
#include <string.h>

#define LIGHT_STEPS 4096u /* of light to numbers: finer than the eye and than 8 bits need */

typedef struct {
    uint32_t from_width, from_height, to_width, to_height; /* as stored */
    unsigned colors, channels;                             /* without and with alpha */
    bool is_light;                                         /* the colours are averaged as light */
    float light[256];
    uint8_t number[LIGHT_STEPS + 1];
} Resampler;

/* IEC 61966-2-1; other curves are near enough for a mean. */
static void fill_curves(Resampler *resampler) {
    for (int i = 0; i < 256; i++) {
        double v = i / 255.0;
        resampler->light[i] = (float)(!resampler->is_light ? v
                                      : v <= 0.04045       ? v / 12.92
                                                           : pow((v + 0.055) / 1.055, 2.4));
    }
    for (unsigned i = 0; i <= LIGHT_STEPS; i++) {
        double v = (double)i / LIGHT_STEPS;
        double number = !resampler->is_light ? v
                        : v <= 0.0031308     ? v * 12.92
                                             : 1.055 * pow(v, 1 / 2.4) - 0.055;
        resampler->number[i] = (uint8_t)lround(number * 255);
    }
}

/* Old pixels first to last, of which the outer two count in part. */
typedef struct {
    uint32_t first, last;
    float first_share, last_share;
} Span;

static Span span_of(uint32_t index, uint32_t from, uint32_t to) {
    double start = (double)index * from / to, end = (double)(index + 1) * from / to;
    Span span = {.first = (uint32_t)start};
    span.last = MIN((uint32_t)ceil(end), from) - 1;
    span.first_share = (float)(MIN(end, span.first + 1.0) - start);
    span.last_share = (float)(end - span.last);
    return span;
}

static float share_of(const Span *span, uint32_t index) {
    return index == span->first ? span->first_share : index == span->last ? span->last_share : 1;
}

/* A row of old pixels as light, each colour times its alpha. */
static void light_row(const Resampler *resampler, const uint8_t *samples, const uint8_t *alpha,
                      float *row) {
    for (uint32_t x = 0; x < resampler->from_width; x++) {
        float weight = alpha ? (float)alpha[x] / 255 : 1;
        for (unsigned c = 0; c < resampler->colors; c++)
            *row++ = resampler->light[*samples++] * weight;
        if (alpha)
            *row++ = weight;
    }
}

/* Adds a row, made narrower, to the sums of a new one. */
static void add_row(const Resampler *resampler, const float *row, float share, float *sums) {
    unsigned channels = resampler->channels;
    for (uint32_t x = 0; x < resampler->to_width; x++, sums += channels) {
        Span span = span_of(x, resampler->from_width, resampler->to_width);
        for (uint32_t i = span.first; i <= span.last; i++) {
            float weight = share * share_of(&span, i);
            for (unsigned c = 0; c < channels; c++)
                sums[c] += weight * row[(size_t)i * channels + c];
        }
    }
}

static uint8_t number_of(const Resampler *resampler, float light) {
    float step = CLAMP(light, 0, 1) * LIGHT_STEPS + 0.5F;
    return resampler->number[(unsigned)step];
}

static void put_row(const Resampler *resampler, const float *sums, uint8_t *samples,
                    uint8_t *alpha) {
    float area = (float)((double)resampler->from_width / resampler->to_width *
                         resampler->from_height / resampler->to_height);
    for (uint32_t x = 0; x < resampler->to_width; x++, sums += resampler->channels) {
        float weight = alpha ? sums[resampler->colors] : area;
        for (unsigned c = 0; c < resampler->colors; c++)
            *samples++ = weight > 0 ? number_of(resampler, sums[c] / weight) : 0;
        if (alpha)
            alpha[x] = (uint8_t)lroundf(CLAMP(weight / area, 0, 1) * 255);
    }
}

typedef struct {
    uint8_t *samples, *alpha; /* alpha NULL: opaque */
} Pixels;

static Pixels shrink(const Resampler *resampler, const Pixels *from) {
    size_t width = resampler->to_width, height = resampler->to_height;
    Pixels to = {g_malloc(width * height * resampler->colors),
                 from->alpha ? g_malloc(width * height) : NULL};
    g_autofree float *row = g_new(float, (size_t)resampler->from_width * resampler->channels);
    g_autofree float *sums = g_new(float, width * resampler->channels);
    for (uint32_t y = 0; y < height; y++) {
        Span span = span_of(y, resampler->from_height, resampler->to_height);
        memset(sums, 0, width * resampler->channels * sizeof *sums);
        for (uint32_t i = span.first; i <= span.last; i++) {
            size_t at = (size_t)i * resampler->from_width;
            light_row(resampler, from->samples + at * resampler->colors,
                      from->alpha ? from->alpha + at : NULL, row);
            add_row(resampler, row, share_of(&span, i), sums);
        }
        put_row(resampler, sums, to.samples + y * width * resampler->colors,
                to.alpha ? to.alpha + y * width : NULL);
    }
    return to;
}

static Resampler resampler_of(const Image *image, const Image *made) {
    Resampler resampler = {.from_width = image_stored_width(image),
                           .from_height = image_stored_height(image),
                           .to_width = image_stored_width(made),
                           .to_height = image_stored_height(made),
                           .colors = image_components(image),
                           .is_light = image->space != COLOR_CMYK};
    resampler.channels = resampler.colors + (image->alpha != NULL);
    fill_curves(&resampler);
    return resampler;
}

Image *image_resample(Arena *arena, const Image *image, uint32_t width, uint32_t height,
                      GError **error) {
    width = CLAMP(width, 1, image->width);
    height = CLAMP(height, 1, image->height);
    g_autofree uint8_t *samples = image_new_samples(image, error);
    if (!samples)
        return NULL;
    g_autofree uint8_t *alpha = image_new_alpha(image);
    Image *made = image_new_like(arena, image, width, height);
    Resampler resampler = resampler_of(image, made);
    Pixels pixels = shrink(&resampler, &(Pixels){samples, alpha});
    if (made->form == IMAGE_JPEG) {
        made->bytes = jpeg_new_file(made, pixels.samples);
        g_free(pixels.samples);
        return made;
    }
    made->bytes =
        image_pack(pixels.samples, resampler.to_width, resampler.to_height, resampler.colors);
    if (pixels.alpha)
        made->alpha = image_pack(pixels.alpha, resampler.to_width, resampler.to_height, 1);
    return made;
}
