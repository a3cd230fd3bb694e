/* SPDX-License-Identifier: MIT */
/* Turns the document's metadata into XMP and the Info dictionary, which say the same (ISO 19005-2,
 * 6.6; ISO 14289-1, 5 and 7.1). */

#include "pdf/metadata.h"
#include "pdf/writer.h"

#include <string.h>

#define PRODUCER "kanyin " KANYIN_VERSION

/* pdfuaid is no predefined schema of PDF/A: it must be described (ISO 19005-2, 6.6.2.3.3). */
#define PDFUA_SCHEMA                                                                               \
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"                          \
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"                                 \
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"          \
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"                                               \
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"                            \
    "<pdfaProperty:name>part</pdfaProperty:name>"                                                  \
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"                                     \
    "<pdfaProperty:category>internal</pdfaProperty:category>"                                      \
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>"                       \
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"

#define HEAD                                                                                       \
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"                         \
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"                                                       \
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"                        \
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                \
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""       \
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""                                            \
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""                                          \
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""                              \
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""                                    \
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"                             \
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"                       \
    "<pdfuaid:part>1</pdfuaid:part>\n" PDFUA_SCHEMA "<dc:format>application/pdf</dc:format>\n"

#define TAIL "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"

static void append_escaped(GString *out, const char *text) {
    for (const char *p = text; *p; p++) {
        if (*p == '&')
            g_string_append(out, "&amp;");
        else if (*p == '<')
            g_string_append(out, "&lt;");
        else if (*p == '>')
            g_string_append(out, "&gt;");
        else if ((uint8_t)*p >= 0x20 || *p == '\n' || *p == '\t')
            g_string_append_c(out, *p);
    }
}

/* How a property holds its text. */
typedef enum { SIMPLE, ALTERNATIVE, BAG, SEQUENCE } Form;

static void append_property(GString *out, const char *name, Form form, const char *text) {
    static const char *const opening[] = {"", "<rdf:Alt><rdf:li xml:lang=\"x-default\">",
                                          "<rdf:Bag><rdf:li>", "<rdf:Seq><rdf:li>"};
    static const char *const closing[] = {"", "</rdf:li></rdf:Alt>", "</rdf:li></rdf:Bag>",
                                          "</rdf:li></rdf:Seq>"};
    if (!text || !*text)
        return;
    g_string_append_printf(out, "<%s>%s", name, opening[form]);
    append_escaped(out, text);
    g_string_append_printf(out, "%s</%s>\n", closing[form], name);
}

static void append_authors(GString *out, const DocumentMetadata *metadata) {
    if (metadata->n_authors == 0)
        return;
    g_string_append(out, "<dc:creator><rdf:Seq>");
    for (size_t i = 0; i < metadata->n_authors; i++) {
        g_string_append(out, "<rdf:li>");
        append_escaped(out, metadata->authors[i]);
        g_string_append(out, "</rdf:li>");
    }
    g_string_append(out, "</rdf:Seq></dc:creator>\n");
}

int pdf_metadata_write(PdfWriter *writer) {
    const DocumentMetadata *m = &writer->document->metadata;
    g_autofree char *date = pdf_date_info(m->created);
    const char *created = date ? m->created : NULL;
    g_autoptr(GString) out = g_string_new(HEAD);
    append_property(out, "dc:title", ALTERNATIVE, m->title);
    append_authors(out, m);
    append_property(out, "dc:description", ALTERNATIVE, m->subject);
    append_property(out, "dc:language", BAG, m->language);
    append_property(out, "dc:publisher", BAG, m->publisher);
    append_property(out, "dc:source", SIMPLE, m->source_url);
    append_property(out, "pdf:Keywords", SIMPLE, m->keywords);
    append_property(out, "pdf:Producer", SIMPLE, PRODUCER);
    append_property(out, "xmp:CreatorTool", SIMPLE, PRODUCER);
    append_property(out, "xmp:CreateDate", SIMPLE, created);
    append_property(out, "xmp:ModifyDate", SIMPLE, created);
    g_string_append(out, TAIL);
    int number = pdf_file_reserve(writer->file);
    /* Left unpacked, so that tools that know no PDF find it. */
    pdf_file_put_stream(writer->file, number,
                        (PdfStream){.entries = "/Type/Metadata/Subtype/XML",
                                    .bytes = out->str,
                                    .size = out->len,
                                    .packing = PDF_AS_IT_IS});
    return number;
}

/* Reads `count` digits; NULL where they are not there. */
static const char *copy_digits(GString *out, const char *p, int count) {
    for (int i = 0; p && i < count; i++, p++) {
        if (!g_ascii_isdigit(*p))
            return NULL;
        g_string_append_c(out, *p);
    }
    return p;
}

/* "+08:00" or "Z" becomes "+08'00'" or "Z". */
static const char *copy_zone(GString *out, const char *p) {
    if (*p == 'Z') {
        g_string_append_c(out, 'Z');
        return p + 1;
    }
    if (*p != '+' && *p != '-')
        return p;
    g_string_append_c(out, *p);
    p = copy_digits(out, p + 1, 2);
    g_string_append_c(out, '\'');
    if (!p || *p != ':')
        return NULL;
    p = copy_digits(out, p + 1, 2);
    g_string_append_c(out, '\'');
    return p;
}

char *pdf_date_info(const char *iso) {
    if (!iso)
        return NULL;
    g_autoptr(GString) out = g_string_new("D:");
    const char *p = copy_digits(out, iso, 4);
    for (int i = 0; i < 2 && p && *p == '-'; i++)
        p = copy_digits(out, p + 1, 2);
    if (p && *p == 'T') {
        p = copy_digits(out, p + 1, 2);
        p = p && *p == ':' ? copy_digits(out, p + 1, 2) : NULL;
        if (p && *p == ':')
            p = copy_digits(out, p + 1, 2);
        else if (p)
            g_string_append(out, "00");
        if (p && *p == '.')
            p += 1 + strspn(p + 1, "0123456789");
        if (p)
            p = copy_zone(out, p);
    }
    if (!p || *p)
        return NULL;
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void append_info(GString *out, const char *key, const char *text) {
    if (!text || !*text)
        return;
    g_string_append(out, key);
    pdf_text_string(out, text);
}

int pdf_metadata_write_info(PdfWriter *writer) {
    const DocumentMetadata *m = &writer->document->metadata;
    g_autofree char *date = pdf_date_info(m->created);
    g_autoptr(GString) authors = g_string_new(NULL), out = g_string_new("<<");
    for (size_t i = 0; i < m->n_authors; i++) {
        g_string_append(authors, i ? ", " : "");
        g_string_append(authors, m->authors[i]);
    }
    append_info(out, "/Title", m->title);
    append_info(out, "/Author", authors->str);
    append_info(out, "/Subject", m->subject);
    append_info(out, "/Keywords", m->keywords);
    append_info(out, "/Creator", PRODUCER);
    append_info(out, "/Producer", PRODUCER);
    append_info(out, "/CreationDate", date);
    append_info(out, "/ModDate", date);
    g_string_append(out, ">>");
    return pdf_file_add(writer->file, out);
}
