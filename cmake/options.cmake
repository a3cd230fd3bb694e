# How every target is compiled: warnings, sanitizers, lint.

add_compile_definitions(_GNU_SOURCE G_LOG_DOMAIN="kanyin" KANYIN_VERSION="${PROJECT_VERSION}")
add_compile_options(-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
                    -Wpointer-arith -Wwrite-strings -Wundef -Wformat=2)
if(KANYIN_WERROR)
    add_compile_options(-Werror)
endif()
if(KANYIN_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined
                        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()
if(KANYIN_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
    add_compile_definitions(KANYIN_FUZZ)
endif()
if(KANYIN_LINT)
    find_program(CLANG_TIDY clang-tidy REQUIRED)
    set(CMAKE_C_CLANG_TIDY ${CLANG_TIDY} --quiet)
endif()

find_package(PkgConfig REQUIRED)

# needs(NAME module>=version…): finds what a room links as PkgConfig::NAME, and remembers the modules
# for those who link our archive: src/package.cmake writes them down.
macro(needs NAME)
    pkg_check_modules(${NAME} REQUIRED IMPORTED_TARGET ${ARGN})
    set_property(GLOBAL PROPERTY KANYIN_MODULES_${NAME} ${ARGN})
endmacro()

needs(GLIB glib-2.0>=2.74)
needs(HARFBUZZ harfbuzz>=6.0)
needs(HARFBUZZ_SUBSET harfbuzz-subset>=6.0)
needs(PANGO pango>=1.50)
needs(PANGOFT2 pangoft2>=1.50)
needs(FONTCONFIG fontconfig)
needs(FREETYPE freetype2)
needs(CAIRO cairo>=1.16 cairo-ft cairo-png cairo-svg)
needs(ICU icu-uc>=72 icu-i18n)
needs(JANSSON jansson>=2.14)
needs(GUMBO gumbo)
needs(CMARK libcmark-gfm)
needs(YAML yaml-0.1)
needs(UCHARDET uchardet)
needs(OPENCC opencc)
needs(PNG libpng)
needs(JPEG libjpeg)
needs(WEBP libwebp>=1.0)
needs(WEBPDEMUX libwebpdemux>=1.0)
needs(TIFF libtiff-4>=4.5)
needs(LCMS lcms2>=2.13)
find_package(GIF 5.1 REQUIRED) # giflib has no pkg-config file
find_library(HYPHEN_LIBRARY hyphen REQUIRED) # nor has libhyphen
find_path(HYPHEN_INCLUDE_DIR hyphen.h REQUIRED)
set(KANYIN_HYPHEN_DIR /usr/share/hyphen CACHE PATH "where hyph_LANGUAGE.dic lie, the patterns of libhyphen")
needs(DEFLATE libdeflate)
needs(QRENCODE libqrencode)
