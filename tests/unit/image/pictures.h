/* SPDX-License-Identifier: MIT */
#pragma once

/* Small pictures for tests, written by the libraries whose output we read. */

#include "image/forms.h"
#include <lcms2.h>
#include <string.h>

static inline Image *read_picture(Arena *arena, GByteArray *file) {
    g_autoptr(GBytes) bytes = g_bytes_new(file->data, file->len);
    g_autoptr(GError) error = NULL;
    Image *image = image_read(arena, bytes, "test", &error);
    g_assert_no_error(error);
    return image;
}

static inline void assert_unreadable(const void *data, size_t size, const char *reason) {
    g_autoptr(Arena) arena = arena_new();
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    g_autoptr(GError) error = NULL;
    g_assert_null(image_read(arena, bytes, "folder/picture", &error));
    g_assert_nonnull(error);
    g_assert_true(g_str_has_prefix(error->message, "folder/picture: "));
    if (!strstr(error->message, reason))
        g_error("'%s' does not say '%s'", error->message, reason);
}

/* The file must not be read, and nothing must happen but a message: cut after every sixteenth. */
static inline void assert_cut_is_told(const GByteArray *file) {
    for (unsigned part = 1; part < 16; part++) {
        g_autoptr(Arena) arena = arena_new();
        size_t length = file->len * part / 16;
        g_autoptr(GBytes) bytes = g_bytes_new(file->data, length);
        g_autoptr(GError) error = NULL;
        if (image_read(arena, bytes, "folder/picture", &error))
            g_error("read although it ends after %zu of %u bytes", length, file->len);
        g_assert_true(g_str_has_prefix(error->message, "folder/picture: "));
    }
}

/* Whatever is spoiled, there is a picture or a message. */
static inline void assert_spoiled_is_survived(const GByteArray *file) {
    for (unsigned at = 0; at < file->len; at += MAX(file->len / 200, 1)) {
        g_autoptr(Arena) arena = arena_new();
        g_autofree uint8_t *spoiled = g_memdup2(file->data, file->len);
        spoiled[at] ^= 0x5A;
        g_autoptr(GBytes) bytes = g_bytes_new(spoiled, file->len);
        g_autoptr(GError) error = NULL;
        const Image *image = image_read(arena, bytes, "spoiled", &error);
        g_assert_true((image != NULL) == (error == NULL));
        if (!image || (uint64_t)image->width * image->height > 1000000)
            continue;
        g_autofree uint32_t *pixels = image_to_argb(image, NULL);
        (void)pixels;
    }
}

static inline GBytes *profile_bytes(cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    g_assert_true(cmsSaveProfileToMem(profile, NULL, &size));
    uint8_t *bytes = g_malloc(size);
    g_assert_true(cmsSaveProfileToMem(profile, bytes, &size));
    cmsCloseProfile(profile);
    return g_bytes_new_take(bytes, size);
}

/* A screen whose red and green are exchanged: nobody can miss that it is used. */
static inline GBytes *new_rgb_profile(void) {
    cmsCIExyY white = {.3127, .3290, 1};
    cmsCIExyYTRIPLE swapped = {{.30, .60, 1}, {.64, .33, 1}, {.15, .06, 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2), *curves[] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &swapped, curves);
    cmsFreeToneCurve(curve);
    return profile_bytes(profile);
}

/* Gray numbers that are light itself. */
static inline GBytes *new_gray_profile(void) {
    cmsToneCurve *curve = cmsBuildGamma(NULL, 1);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return profile_bytes(profile);
}

/* Inks by a table of two steps each: light falls with their sum, no hue; all four are black. */
static inline cmsInt32Number ink_to_lab(const cmsUInt16Number in[], cmsUInt16Number out[],
                                        void *user) {
    (void)user;
    unsigned sum = 0;
    for (int i = 0; i < 4; i++)
        sum += in[i];
    out[0] = (cmsUInt16Number)(65535 - MIN(sum, 65535));
    out[1] = out[2] = 0x8080;
    return 1;
}

static inline GBytes *new_cmyk_profile(void) {
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
    cmsSetProfileVersion(profile, 2.4);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsPipeline *pipeline = cmsPipelineAlloc(NULL, 4, 3);
    cmsStage *table = cmsStageAllocCLut16bit(NULL, 2, 4, 3, NULL);
    g_assert_true(cmsStageSampleCLut16bit(table, ink_to_lab, NULL, 0));
    g_assert_true(cmsPipelineInsertStage(pipeline, cmsAT_END, table));
    g_assert_true(cmsWriteTag(profile, cmsSigAToB0Tag, pipeline));
    cmsPipelineFree(pipeline);
    return profile_bytes(profile);
}

static inline uint32_t distance(uint32_t a, uint32_t b) {
    uint32_t most = 0;
    for (int shift = 0; shift < 32; shift += 8)
        most = MAX(most, (uint32_t)ABS((int)(a >> shift & 255) - (int)(b >> shift & 255)));
    return most;
}

/* Rows as image_pack() packed them, or a PNG: without filters, as stored. */
static inline void assert_rows(const Image *image, GBytes *rows, const void *expected,
                               size_t size) {
    g_assert_cmpint(image->form, ==, IMAGE_ROWS);
    size_t height = image->orientation >= 5 ? image->width : image->height;
    size_t width = image->orientation >= 5 ? image->height : image->width;
    unsigned components = rows == image->alpha ? 1 : image_components(image);
    g_assert_cmpuint(size, ==, width * height * components);
    g_autofree uint8_t *samples =
        rows_new_unpacked(rows, (uint32_t)width, (uint32_t)height, components);
    g_assert_cmpmem(samples, size, expected, size);
}

static inline void assert_pixels(const Image *image, const uint32_t *expected) {
    g_autoptr(GError) error = NULL;
    g_autofree uint32_t *pixels = image_to_argb(image, &error);
    g_assert_no_error(error);
    for (uint32_t i = 0; i < image->width * image->height; i++)
        g_assert_cmphex(pixels[i], ==, expected[i]);
}
