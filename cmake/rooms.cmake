# add_room(NAME USES rooms… LINKS targets… FILES sources…)
#
# Both the build list and the law: what a room may include is what USES names (and the public
# headers). The law is written to rooms.txt, which tests/law/check_includes.py holds the sources
# against.

set(KANYIN_RULES "${CMAKE_BINARY_DIR}/rooms.txt")
file(WRITE "${KANYIN_RULES}" "")
set_property(GLOBAL PROPERTY KANYIN_ROOMS "")

function(add_room NAME)
    cmake_parse_arguments(ROOM "" "" "USES;LINKS;FILES" ${ARGN})
    string(JOIN " " uses ${ROOM_USES})
    file(APPEND "${KANYIN_RULES}" "${NAME}: ${uses}\n")
    if(NOT ROOM_FILES)
        return() # so far only headers
    endif()
    add_library(room_${NAME} OBJECT ${ROOM_FILES})
    target_include_directories(room_${NAME} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
    target_include_directories(room_${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/include)
    target_link_libraries(room_${NAME} PUBLIC PkgConfig::GLIB PkgConfig::HARFBUZZ PkgConfig::PANGO
                          PRIVATE ${ROOM_LINKS})
    set_property(GLOBAL APPEND PROPERTY KANYIN_ROOMS ${NAME})
    set_property(GLOBAL APPEND PROPERTY KANYIN_LINKS ${ROOM_LINKS})
endfunction()
