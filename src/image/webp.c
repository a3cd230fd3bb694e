/* SPDX-License-Identifier: MIT */
/* Turns a WebP, of an animation its first frame, into rows, through libwebp. */

#include "image/forms.h"

#include <string.h>
#include <webp/decode.h>
#include <webp/demux.h>

enum { RIFF_HEAD = 8, CHUNKS_AT = 12, CANVAS_AT = 24, CANVAS_END = 30 };

static uint32_t u24(const uint8_t *bytes) {
    return (uint32_t)bytes[2] << 16 | (uint32_t)bytes[1] << 8 | bytes[0];
}

static bool fail(const ImageSource *source, GError **error, const char *reason) {
    return image_fail(source->name, error, "damaged WebP: %s", reason);
}

/* The canvas as the header says it, before the demuxer judges it by limits of its own. */
static bool check_header(const ImageSource *source, GError **error) {
    const uint8_t *bytes = source->bytes;
    if (source->size < CANVAS_END)
        return fail(source, error, "the file ends early");
    if (memcmp(bytes + CHUNKS_AT, "VP8X", 4) == 0 &&
        !image_check_size(source, u24(bytes + CANVAS_AT) + 1ULL, u24(bytes + CANVAS_AT + 3) + 1ULL,
                          4, error))
        return false;
    uint64_t told = (uint64_t)u24(bytes + 4) | (uint64_t)bytes[7] << 24;
    return told + RIFF_HEAD <= source->size || fail(source, error, "the file ends early");
}

/* Profile and EXIF; the latter with or without the mark that it has in a JPEG. */
static void read_chunks(WebPDemuxer *demuxer, Image *image) {
    WebPChunkIterator chunk;
    if (WebPDemuxGetChunk(demuxer, "ICCP", 1, &chunk)) {
        icc_take(image, chunk.chunk.bytes, chunk.chunk.size);
        WebPDemuxReleaseChunkIterator(&chunk);
    }
    if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk)) {
        size_t skip = chunk.chunk.size > 6 && memcmp(chunk.chunk.bytes, "Exif", 4) == 0 ? 6 : 0;
        Exif exif = exif_read(chunk.chunk.bytes + skip, chunk.chunk.size - skip);
        image->orientation = exif.orientation;
        image->ppi_x = exif.ppi_x;
        image->ppi_y = exif.ppi_y;
        WebPDemuxReleaseChunkIterator(&chunk);
    }
}

/* The frame at its place on the canvas; what it leaves free is transparent. */
static uint8_t *decode_frame(const Image *image, const WebPIterator *frame, unsigned channels) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config))
        return NULL;
    size_t stride = (size_t)image->width * channels;
    uint8_t *pixels = g_malloc0(stride * image->height);
    size_t start = stride * (size_t)frame->y_offset + (size_t)frame->x_offset * channels;
    config.output.colorspace = channels == 4 ? MODE_RGBA : MODE_RGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = pixels + start;
    config.output.u.RGBA.stride = (int)stride;
    config.output.u.RGBA.size = stride * image->height - start;
    VP8StatusCode status = WebPDecode(frame->fragment.bytes, frame->fragment.size, &config);
    WebPFreeDecBuffer(&config.output);
    if (status != VP8_STATUS_OK)
        g_clear_pointer(&pixels, g_free);
    return pixels;
}

static bool read_frame(const ImageSource *source, WebPDemuxer *demuxer, Image *image,
                       GError **error) {
    WebPIterator frame;
    if (!WebPDemuxGetFrame(demuxer, 1, &frame))
        return fail(source, error, "no frame");
    bool fills = frame.width == (int)image->width && frame.height == (int)image->height;
    unsigned channels = frame.has_alpha || !fills ? 4 : 3;
    image->has_more = frame.num_frames > 1;
    uint8_t *pixels = frame.complete ? decode_frame(image, &frame, channels) : NULL;
    WebPDemuxReleaseIterator(&frame);
    if (!pixels)
        return fail(source, error, "its coded data");
    image_take_pixels(image, pixels, channels);
    return true;
}

bool webp_read(const ImageSource *source, Image *image, GError **error) {
    if (!check_header(source, error))
        return false;
    WebPDemuxer *demuxer = WebPDemux(&(WebPData){source->bytes, source->size});
    if (!demuxer)
        return fail(source, error, "its chunks");
    image->width = WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_WIDTH);
    image->height = WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_HEIGHT);
    image->space = COLOR_RGB;
    bool is_read = image_check_size(source, image->width, image->height, 4, error);
    if (is_read) {
        read_chunks(demuxer, image);
        is_read = read_frame(source, demuxer, image, error);
    }
    WebPDemuxDelete(demuxer);
    return is_read;
}
