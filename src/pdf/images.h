/* SPDX-License-Identifier: MIT */
#pragma once

/* The pictures of one file: each is stored once, however often it is shown (PDF 1.7, 8.9). */

#include "image/image.h"
#include "pdf/object.h"

typedef struct PdfImages PdfImages;

typedef struct {
    int number;     /* object */
    unsigned index; /* its resource name is /I<index> */
} PdfImage;

PdfImages *pdf_images_new(PdfFile *file);
void pdf_images_free(PdfImages *images); /* NULL is fine */

/* The picture's object, written at the first call: an Image is one picture. NULL where its data are
 * damaged. Borrowed. */
const PdfImage *pdf_images_image(PdfImages *images, const Image *image);
