/* SPDX-License-Identifier: MIT */
/* Turns colour profiles (ICC.1) into ones that are sure to work, and samples into sRGB by them,
 * through Little CMS. */

#include "image/forms.h"

#include <lcms2.h>
#include <string.h>

enum {
    VERSION_AT = 8, /* ICC.1, 7.2 */
    CLASS_AT = 12,
    SPACE_AT = 16,
    DATE_AT = 24,
    DATE_SIZE = 12,
};
#define INTENT INTENT_RELATIVE_COLORIMETRIC /* PDF's own where nothing is said (8.6.5.8) */

static const char *space_mark(ColorSpace space) {
    return space == COLOR_GRAY ? "GRAY" : space == COLOR_CMYK ? "CMYK" : "RGB ";
}

/* What PDF/A lets in (ISO 19005-2, 6.2.4.2): an input, display, output or colour space class, of
 * version 2 or 4. */
static bool is_fit_class(const uint8_t *profile) {
    static const char *const classes[] = {"scnr", "mntr", "prtr", "spac"};
    for (size_t i = 0; i < G_N_ELEMENTS(classes); i++)
        if (memcmp(profile + CLASS_AT, classes[i], 4) == 0)
            return true;
    return false;
}

static cmsUInt32Number form_of(const Image *image) {
    if (image->space == COLOR_CMYK)
        return image->is_inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8;
    return image->space == COLOR_GRAY ? TYPE_GRAY_8 : TYPE_RGB_8;
}

/* NULL where the profile does not work. */
static cmsHTRANSFORM new_transform(GBytes *icc, cmsUInt32Number form, cmsUInt32Number flags) {
    gsize size = 0;
    const void *bytes = g_bytes_get_data(icc, &size);
    cmsHPROFILE from = cmsOpenProfileFromMem(bytes, (cmsUInt32Number)size);
    if (!from)
        return NULL;
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    cmsHTRANSFORM transform = cmsCreateTransform(from, form, srgb, TYPE_RGB_8, INTENT,
                                                 flags | cmsFLAGS_BLACKPOINTCOMPENSATION);
    cmsCloseProfile(srgb);
    cmsCloseProfile(from);
    return transform;
}

static bool does_work(GBytes *icc, const Image *image) {
    cmsHTRANSFORM transform =
        new_transform(icc, form_of(image), cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
    if (transform)
        cmsDeleteTransform(transform);
    return transform != NULL;
}

void icc_take(Image *image, const uint8_t *profile, size_t size) {
    g_clear_pointer(&image->icc, g_bytes_unref);
    image->profile_fault = NULL;
    size_t told = icc_sound_size(profile, size);
    if (!told) {
        image->profile_fault = "it is malformed";
        return;
    }
    if (memcmp(profile + SPACE_AT, space_mark(image->space), 4) != 0)
        image->profile_fault = "it is of another colour space than the picture";
    else if (!is_fit_class(profile) || (profile[VERSION_AT] != 2 && profile[VERSION_AT] != 4))
        image->profile_fault = "it is of a class or version that PDF/A does not take";
    if (image->profile_fault)
        return;
    image->icc = g_bytes_new(profile, told);
    if (does_work(image->icc, image))
        return;
    g_clear_pointer(&image->icc, g_bytes_unref);
    image->profile_fault = "it is malformed";
}

static cmsHPROFILE new_screen(const Image *image, double gamma, const double at[8]) {
    cmsCIExyY white = {at[0], at[1], 1};
    cmsCIExyYTRIPLE primaries = {{at[2], at[3], 1}, {at[4], at[5], 1}, {at[6], at[7], 1}};
    cmsToneCurve *curve = cmsBuildGamma(NULL, gamma);
    cmsToneCurve *curves[] = {curve, curve, curve};
    cmsHPROFILE screen = NULL;
    if (curve)
        screen = image->space == COLOR_GRAY ? cmsCreateGrayProfile(&white, curve)
                                            : cmsCreateRGBProfile(&white, &primaries, curves);
    if (curve)
        cmsFreeToneCurve(curve);
    return screen;
}

void icc_take_screen(Image *image, double gamma, const double chromaticity[8]) {
    cmsHPROFILE screen = new_screen(image, gamma, chromaticity);
    cmsUInt32Number size = 0;
    if (!screen)
        return;
    cmsSetProfileVersion(screen, 2.1);
    if (cmsSaveProfileToMem(screen, NULL, &size) && size >= DATE_AT + DATE_SIZE) {
        g_autofree uint8_t *profile = g_malloc0(size);
        if (cmsSaveProfileToMem(screen, profile, &size)) {
            /* The day it was made: the same picture must give the same bytes. */
            static const uint8_t date[DATE_SIZE] = {0x07, 0xD0, 0, 1, 0, 1};
            memcpy(profile + DATE_AT, date, sizeof date);
            icc_take(image, profile, size);
        }
    }
    cmsCloseProfile(screen);
}

bool icc_to_srgb(const Image *image, const uint8_t *samples, uint8_t *rgb, size_t count) {
    cmsHTRANSFORM transform = image->icc ? new_transform(image->icc, form_of(image), 0) : NULL;
    if (!transform)
        return false;
    g_assert(count <= IMAGE_MAX_PIXELS);
    cmsDoTransform(transform, samples, rgb, (cmsUInt32Number)count);
    cmsDeleteTransform(transform);
    return true;
}

void icc_lab_to_srgb(uint8_t *pixels, size_t count, unsigned stride) {
    cmsHPROFILE lab = cmsCreateLab4Profile(NULL), srgb = cmsCreate_sRGBProfile();
    cmsHTRANSFORM transform =
        cmsCreateTransform(lab, TYPE_Lab_8, srgb, TYPE_RGB_8, INTENT, cmsFLAGS_NOCACHE);
    g_assert(transform);
    for (size_t i = 0; i < count; i++) {
        uint8_t rgb[3];
        cmsDoTransform(transform, pixels + i * stride, rgb, 1);
        memcpy(pixels + i * stride, rgb, 3);
    }
    cmsDeleteTransform(transform);
    cmsCloseProfile(lab);
    cmsCloseProfile(srgb);
}
