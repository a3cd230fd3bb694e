# Cairo's raster of a page against that of its PDF, for the sample document and each example; and
# the proof that a character out of its place is found.
set(raster ${CMAKE_CURRENT_SOURCE_DIR}/raster.py)

add_executable(draw_sample draw_sample.c ${PROJECT_SOURCE_DIR}/tests/conformance/sample.c)
target_include_directories(draw_sample PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
get_property(links GLOBAL PROPERTY KANYIN_LINKS)
list(REMOVE_DUPLICATES links)
target_link_libraries(draw_sample PRIVATE kanyin_static PkgConfig::HARFBUZZ PkgConfig::PANGO ${links} m)
set_target_properties(draw_sample PROPERTIES C_CLANG_TIDY "")

function(add_raster_test NAME)
    add_test(NAME relations/${NAME} COMMAND Python3::Interpreter ${raster} ${ARGN})
    set_tests_properties(relations/${NAME} PROPERTIES SKIP_RETURN_CODE 77
        ENVIRONMENT "KANYIN_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
endfunction()

set(sample sample $<TARGET_FILE:write_sample> $<TARGET_FILE:draw_sample>)
add_raster_test(raster/sample ${sample})
add_raster_test(raster/a-shifted-character-is-found --shift ${sample})
set_tests_properties(relations/raster/a-shifted-character-is-found PROPERTIES
    PASS_REGULAR_EXPRESSION "page 1: .*: DIFFERENT")
if(TARGET kanyin)
    file(GLOB examples CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/*.txt
         ${PROJECT_SOURCE_DIR}/examples/*.json)
    foreach(example ${examples})
        get_filename_component(name ${example} NAME)
        add_raster_test(raster/${name} press $<TARGET_FILE:kanyin> ${example}
                        --assets ${PROJECT_SOURCE_DIR}/examples)
    endforeach()
    foreach(kind pictures svg-pictures profiles)
        add_raster_test(raster/${kind} ${kind} $<TARGET_FILE:write_pictures> $<TARGET_FILE:kanyin>)
    endforeach()
    add_raster_test(raster/svg svg $<TARGET_FILE:kanyin>
                    ${PROJECT_SOURCE_DIR}/examples/ridge-walk.json
                    --assets ${PROJECT_SOURCE_DIR}/examples)
endif()
