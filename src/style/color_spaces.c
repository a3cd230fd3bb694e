/* SPDX-License-Identifier: MIT */
#include "style/color_spaces.h"

#include <glib.h>
#include <math.h>

typedef double Matrix[3][3];

static const Matrix srgb_to_xyz = {{0.41239079926595934, 0.357584339383878, 0.1804807884018343},
                                   {0.21263900587151027, 0.715168678767756, 0.07219231536073371},
                                   {0.01933081871559182, 0.11919477979462598, 0.9505321522496607}};
static const Matrix xyz_to_srgb = {{3.2409699419045226, -1.537383177570094, -0.4986107602930034},
                                   {-0.9692436362808796, 1.8759675015077202, 0.04155505740717559},
                                   {0.05563007969699366, -0.20397695888897652, 1.0569715142428786}};
static const Matrix p3_to_xyz = {{0.4865709486482162, 0.26566769316909306, 0.1982172852343625},
                                 {0.2289745640697488, 0.6917385218365064, 0.079286914093745},
                                 {0, 0.04511338185890264, 1.043944368900976}};
static const Matrix a98_to_xyz = {{0.5766690429101305, 0.1855582379065463, 0.1882286462349947},
                                  {0.29734497525053605, 0.6273635662554661, 0.07529145849399788},
                                  {0.02703136138641234, 0.07068885253582723, 0.9913375368376388}};
static const Matrix prophoto_to_xyz = {
    {0.7977666449006423, 0.13518129740053308, 0.0313477341283922},
    {0.2880748288194013, 0.711835234241873, 0.00008993693872564},
    {0, 0, 0.8251046025104602}};
static const Matrix rec2020_to_xyz = {{0.6369580483012914, 0.14461690358620832, 0.1688809751641721},
                                      {0.2627002120112671, 0.6779980715188708, 0.05930171646986196},
                                      {0, 0.028072693049087428, 1.060985057710791}};
static const Matrix d50_to_d65 = {{0.955473421488075, -0.02309845494876471, 0.06325924320057072},
                                  {-0.0283697093338637, 1.0099953980813041, 0.021041441191917323},
                                  {0.012314014864481998, -0.020507649298898964, 1.330365926242124}};
static const Matrix d65_to_d50 = {
    {1.0479297925449969, 0.022946870601609652, -0.05019226628920524},
    {0.02962780877005599, 0.9904344267538799, -0.017073799063418826},
    {-0.009243040646204504, 0.015055191490298152, 0.7518742814281371}};
static const Matrix srgb_to_lms = {{0.4122214708, 0.5363325363, 0.0514459929},
                                   {0.2119034982, 0.6806995451, 0.1073969566},
                                   {0.0883024619, 0.2817188376, 0.6299787005}};
static const Matrix lms_to_srgb = {{4.0767416621, -3.3077115913, 0.2309699292},
                                   {-1.2684380046, 2.6097574011, -0.3413193965},
                                   {-0.0041960863, -0.7034186147, 1.7076147010}};
static const Matrix lms_to_oklab = {{0.2104542553, 0.7936177850, -0.0040720468},
                                    {1.9779984951, -2.4285922050, 0.4505937099},
                                    {0.0259040371, 0.7827717662, -0.8086757660}};
static const Matrix oklab_to_lms = {{1, 0.3963377774, 0.2158037573},
                                    {1, -0.1055613458, -0.0638541728},
                                    {1, -0.0894841775, -1.2914855480}};

static ColorTriple multiply(const Matrix matrix, ColorTriple color) {
    ColorTriple product = {{0}};
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++)
            product.v[i] += matrix[i][k] * color.v[k];
    return product;
}

static ColorTriple each(double (*change)(double part), ColorTriple color) {
    for (int i = 0; i < 3; i++)
        color.v[i] = change(color.v[i]);
    return color;
}

/* --- how parts are coded --- */

static double srgb_decode(double part) {
    double size = fabs(part);
    return copysign(size <= 0.04045 ? size / 12.92 : pow((size + 0.055) / 1.055, 2.4), part);
}

static double srgb_encode(double part) {
    double size = fabs(part);
    return copysign(size > 0.0031308 ? 1.055 * pow(size, 1 / 2.4) - 0.055 : 12.92 * size, part);
}

static double a98_decode(double part) {
    return copysign(pow(fabs(part), 563 / 256.0), part);
}

static double prophoto_decode(double part) {
    double size = fabs(part);
    return copysign(size <= 16 / 512.0 ? size / 16 : pow(size, 1.8), part);
}

static double rec2020_decode(double part) {
    const double alpha = 1.09929682680944, beta = 0.018053968510807;
    double size = fabs(part);
    return copysign(size < beta * 4.5 ? size / 4.5 : pow((size + alpha - 1) / alpha, 1 / 0.45),
                    part);
}

static double cube(double part) {
    return part * part * part;
}

/* --- Lab, whose white is D50; polar forms --- */

static const double white[] = {0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585};
#define LAB_EPSILON (216 / 24389.0)
#define LAB_KAPPA (24389 / 27.0)

static ColorTriple lab_to_xyz(ColorTriple lab) {
    double f1 = (lab.v[0] + 16) / 116, f0 = lab.v[1] / 500 + f1, f2 = f1 - lab.v[2] / 200;
    double x = cube(f0) > LAB_EPSILON ? cube(f0) : (116 * f0 - 16) / LAB_KAPPA;
    double y = lab.v[0] > LAB_KAPPA * LAB_EPSILON ? cube(f1) : lab.v[0] / LAB_KAPPA;
    double z = cube(f2) > LAB_EPSILON ? cube(f2) : (116 * f2 - 16) / LAB_KAPPA;
    return (ColorTriple){{x * white[0], y * white[1], z * white[2]}};
}

static ColorTriple xyz_to_lab(ColorTriple xyz) {
    double f[3];
    for (int i = 0; i < 3; i++) {
        double part = xyz.v[i] / white[i];
        f[i] = part > LAB_EPSILON ? cbrt(part) : (LAB_KAPPA * part + 16) / 116;
    }
    return (ColorTriple){{116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])}};
}

static ColorTriple from_polar(ColorTriple color) {
    double hue = color.v[2] * G_PI / 180;
    return (ColorTriple){{color.v[0], color.v[1] * cos(hue), color.v[1] * sin(hue)}};
}

static ColorTriple to_polar(ColorTriple color) {
    double hue = atan2(color.v[2], color.v[1]) * 180 / G_PI;
    return (ColorTriple){{color.v[0], hypot(color.v[1], color.v[2]), hue < 0 ? hue + 360 : hue}};
}

/* --- to the light of sRGB's primaries, and from it --- */

static ColorTriple to_linear(ColorModel model, ColorTriple color) {
    switch (model) {
    case SPACE_SRGB:
        return each(srgb_decode, color);
    case SPACE_SRGB_LINEAR:
        return color;
    case SPACE_P3:
        return multiply(xyz_to_srgb, multiply(p3_to_xyz, each(srgb_decode, color)));
    case SPACE_A98:
        return multiply(xyz_to_srgb, multiply(a98_to_xyz, each(a98_decode, color)));
    case SPACE_PROPHOTO:
        return to_linear(SPACE_XYZ_D50, multiply(prophoto_to_xyz, each(prophoto_decode, color)));
    case SPACE_REC2020:
        return multiply(xyz_to_srgb, multiply(rec2020_to_xyz, each(rec2020_decode, color)));
    case SPACE_XYZ_D50:
        return multiply(xyz_to_srgb, multiply(d50_to_d65, color));
    case SPACE_XYZ_D65:
        return multiply(xyz_to_srgb, color);
    case SPACE_LAB:
        return to_linear(SPACE_XYZ_D50, lab_to_xyz(color));
    case SPACE_LCH:
        return to_linear(SPACE_LAB, from_polar(color));
    case SPACE_OKLAB:
        return multiply(lms_to_srgb, each(cube, multiply(oklab_to_lms, color)));
    case SPACE_OKLCH:
        return to_linear(SPACE_OKLAB, from_polar(color));
    }
    g_assert_not_reached();
}

static ColorTriple linear_to_oklab(ColorTriple color) {
    return multiply(lms_to_oklab, each(cbrt, multiply(srgb_to_lms, color)));
}

ColorTriple color_from_srgb(ColorModel model, ColorTriple srgb) {
    ColorTriple linear = each(srgb_decode, srgb);
    switch (model) {
    case SPACE_SRGB_LINEAR:
        return linear;
    case SPACE_XYZ_D65:
        return multiply(srgb_to_xyz, linear);
    case SPACE_XYZ_D50:
        return multiply(d65_to_d50, multiply(srgb_to_xyz, linear));
    case SPACE_LAB:
        return xyz_to_lab(color_from_srgb(SPACE_XYZ_D50, srgb));
    case SPACE_LCH:
        return to_polar(color_from_srgb(SPACE_LAB, srgb));
    case SPACE_OKLAB:
        return linear_to_oklab(linear);
    case SPACE_OKLCH:
        return to_polar(linear_to_oklab(linear));
    default:
        return srgb;
    }
}

/* --- into the gamut (§13.2.2) --- */

#define JUST_SEEN 0.02
#define NEAR_ENOUGH 0.0001

static bool is_in_gamut(ColorTriple linear) {
    for (int i = 0; i < 3; i++)
        if (linear.v[i] < -1e-6 || linear.v[i] > 1 + 1e-6)
            return false;
    return true;
}

static ColorTriple clip(ColorTriple linear) {
    for (int i = 0; i < 3; i++)
        linear.v[i] = CLAMP(linear.v[i], 0.0, 1.0);
    return linear;
}

static double difference(ColorTriple a, ColorTriple b) {
    ColorTriple left = linear_to_oklab(a), right = linear_to_oklab(b);
    double sum = 0;
    for (int i = 0; i < 3; i++)
        sum += (left.v[i] - right.v[i]) * (left.v[i] - right.v[i]);
    return sqrt(sum);
}

static ColorTriple map_into_gamut(ColorTriple linear) {
    ColorTriple polar = to_polar(linear_to_oklab(linear));
    if (is_in_gamut(linear) || difference(linear, clip(linear)) < JUST_SEEN)
        return clip(linear);
    if (polar.v[0] >= 1 || polar.v[0] <= 0)
        return polar.v[0] >= 1 ? (ColorTriple){{1, 1, 1}} : (ColorTriple){{0, 0, 0}};
    double least = 0, most = polar.v[1];
    bool is_least_inside = true;
    while (most - least > NEAR_ENOUGH) {
        polar.v[1] = (least + most) / 2;
        ColorTriple tried = to_linear(SPACE_OKLCH, polar);
        double lost = difference(tried, clip(tried));
        if ((is_least_inside && is_in_gamut(tried)) || lost < JUST_SEEN - NEAR_ENOUGH) {
            is_least_inside &= is_in_gamut(tried);
            least = polar.v[1];
        } else if (lost < JUST_SEEN) {
            break;
        } else {
            most = polar.v[1];
        }
    }
    return clip(to_linear(SPACE_OKLCH, polar));
}

/* What is no number, or beyond all, has no place anywhere. */
static double make_finite(double part) {
    return isnan(part) ? 0 : CLAMP(part, -1e6, 1e6);
}

ColorTriple color_to_srgb(ColorModel model, ColorTriple color) {
    ColorTriple linear = each(make_finite, to_linear(model, each(make_finite, color)));
    return each(srgb_encode, map_into_gamut(linear));
}
