/* SPDX-License-Identifier: MIT */
/* bench_text [CHARACTERS [A-PARAGRAPH]]: the time of the text room, by step, in milliseconds. */
#include "text/paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 3
#define SIZE (Length)(10.5 * LENGTH_PT)

static const char sample[] =
    "近日，两院（CAS）—（CNRS）双边对话会议在北京举行，院长、首席执行官Antoine Petit出席并致辞。"
    "双方此次在粒子物理、生物多样性、基础数学和应用数学领域建立了4个研究网络，表明双方46年的合作仍"
    "在"
    "持续并不断发展。“他希望继续推动在大科学装置领域的合作”，遴选新的领域，建立更多的研究网络，探索"
    "合作"
    "新模式，并加强青年科学家之间的合作；会后，来宾参观了实验室，听取了《年度进展报告》。";

typedef struct {
    gint64 shape, lines, set;
    size_t characters, n_lines;
} Times;

/* Of the processor, in microseconds: a busy machine tells nothing by the clock on the wall. */
static gint64 now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (gint64)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

static void set_paragraph(TextSetter *setter, const Style *style, const GString *text,
                          Times *times) {
    g_autoptr(Arena) arena = arena_new();
    TextRun run = {.text = text->str, .length = text->len, .style = style};
    TextSource source = {
        .runs = &run, .n_runs = 1, .style = style, .region = REGION_CN, .language = "zh-Hans"};
    gint64 start = now();
    TextParagraph *paragraph = text_paragraph_new(setter, arena, &source, NULL);
    gint64 shaped = now();
    TextLines *lines =
        text_paragraph_break(paragraph, arena, &(TextBreakOptions){.measure = 40 * SIZE}, NULL);
    gint64 broken = now();
    Frame *frame = frame_new(arena, 0, 0);
    for (size_t i = 0; i < lines->n_lines; i++)
        text_line_set(lines, i, frame, (Point){0, 0});
    times->shape += shaped - start;
    times->lines += broken - shaped;
    times->set += now() - broken;
    times->n_lines += lines->n_lines;
    times->characters += (size_t)g_utf8_strlen(text->str, (gssize)text->len);
}

int main(int argc, char **argv) {
    size_t total = argc > 1 ? strtoul(argv[1], NULL, 10) : 300000;
    size_t each = argc > 2 ? strtoul(argv[2], NULL, 10) : 200;
    g_autoptr(GError) error = NULL;
    g_autoptr(FontLibrary) fonts = font_library_new(&(FontLibraryOptions){0}, &error);
    if (!fonts) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    g_autoptr(TextSetter) setter = text_setter_new(fonts);
    Style style = {.font_families = "serif",
                   .font_size = SIZE,
                   .font_weight = 400,
                   .line_height = 18 * LENGTH_PT,
                   .text_align = ALIGN_JUSTIFY,
                   .text_align_last = ALIGN_AUTO,
                   .line_break = LINE_BREAK_NORMAL,
                   .text_indent = {.kind = VALUE_LENGTH, .length = 2 * SIZE}};
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t n = 0; n < each; n += (size_t)g_utf8_strlen(sample, -1))
        g_string_append(text, sample);
    for (int round = 0; round < ROUNDS; round++) {
        Times times = {0};
        while (times.characters < total)
            set_paragraph(setter, &style, text, &times);
        printf("%zu characters, %zu lines: shaped %.1f, broken %.1f, set %.1f, in all %.1f ms\n",
               times.characters, times.n_lines, (double)times.shape / 1000,
               (double)times.lines / 1000, (double)times.set / 1000,
               (double)(times.shape + times.lines + times.set) / 1000);
    }
    return 0;
}
