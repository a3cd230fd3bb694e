# The library for others: shared and static, found by pkg-config and by CMake, wherever it is moved.

include(CMakePackageConfigHelpers)

set(KANYIN_ABI 0) # one more whenever a program built against the last release would no longer run

# What both ask of their users, and what the archive asks beside it.
set(requires)
set(requires_private)
set(libs_private -lm)
foreach(link PkgConfig::GLIB PkgConfig::HARFBUZZ PkgConfig::PANGO ${links})
    if(link MATCHES "^PkgConfig::(.+)$")
        get_property(modules GLOBAL PROPERTY KANYIN_MODULES_${CMAKE_MATCH_1})
        if(NOT modules)
            message(FATAL_ERROR "${link}: find it by needs(), so that the archive's users are told")
        endif()
        if(link STREQUAL "PkgConfig::GLIB")
            list(APPEND requires ${modules})
        else()
            list(APPEND requires_private ${modules})
        endif()
    elseif(IS_ABSOLUTE "${link}") # found by find_library: no module tells of it
        get_filename_component(name "${link}" NAME_WE)
        string(REGEX REPLACE "^lib" "-l" name "${name}")
        list(APPEND libs_private ${name})
    else()
        list(APPEND libs_private -l${link})
    endif()
endforeach()
list(REMOVE_DUPLICATES requires_private)
list(REMOVE_DUPLICATES libs_private)

add_library(kanyin_shared SHARED ${objects})
target_link_libraries(kanyin_shared PUBLIC $<BUILD_INTERFACE:PkgConfig::GLIB>
                      $<INSTALL_INTERFACE:PkgConfig::KANYIN_GLIB>
                      PRIVATE PkgConfig::HARFBUZZ PkgConfig::PANGO ${links} m)
set_target_properties(kanyin_shared PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${KANYIN_ABI}
                      EXPORT_NAME kanyin LINK_DEPENDS_NO_SHARED ON)
if(NOT KANYIN_SANITIZE) # whose own names come from the program
    target_link_options(kanyin_shared PRIVATE LINKER:-z,defs)
endif()

# An archive hides nothing between its objects; one object may: hidden names become its own.
set(whole ${CMAKE_CURRENT_BINARY_DIR}/kanyin.o)
add_custom_command(OUTPUT ${whole}
    COMMAND ${CMAKE_C_COMPILER} -r -nostdlib -o ${whole}
            -Wl,--whole-archive $<TARGET_FILE:kanyin_static> -Wl,--no-whole-archive
    COMMAND ${CMAKE_OBJCOPY} --localize-hidden ${whole}
    DEPENDS kanyin_static
    COMMENT "Joining the archive's objects" VERBATIM)
set_source_files_properties(${whole} PROPERTIES EXTERNAL_OBJECT ON GENERATED ON)
add_library(kanyin_archive STATIC ${whole})
set_target_properties(kanyin_archive PROPERTIES LINKER_LANGUAGE C EXPORT_NAME kanyin_static)
target_link_libraries(kanyin_archive INTERFACE
    $<INSTALL_INTERFACE:PkgConfig::KANYIN_GLIB> $<INSTALL_INTERFACE:PkgConfig::KANYIN_STATIC>
    ${libs_private})

foreach(library kanyin_shared kanyin_archive)
    set_target_properties(${library} PROPERTIES OUTPUT_NAME kanyin)
    target_include_directories(${library} INTERFACE
        $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
        $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
endforeach()

# Where things go; man pages and completions are the program's.
set(data_dir ${CMAKE_INSTALL_DATADIR}/kanyin)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/kanyin)
install(TARGETS kanyin_shared EXPORT kanyinTargets)
install(TARGETS kanyin_archive EXPORT kanyinStaticTargets)
install(EXPORT kanyinTargets NAMESPACE kanyin:: DESTINATION ${package_dir})
install(EXPORT kanyinStaticTargets NAMESPACE kanyin:: DESTINATION ${package_dir})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/kanyin DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
        FILES_MATCHING PATTERN "*.h")
install(DIRECTORY ${PROJECT_SOURCE_DIR}/styles ${PROJECT_SOURCE_DIR}/fonts DESTINATION ${data_dir}
        PATTERN "make-*" EXCLUDE)
install(FILES ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/LICENSE
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs
        FILES_MATCHING PATTERN "*.md" PATTERN "*.json" PATTERN "*.png")
install(FILES ${PROJECT_SOURCE_DIR}/examples/set_page.c ${PROJECT_SOURCE_DIR}/examples/house.css
        DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

# pkg-config: every path from where kanyin.pc lies.
file(RELATIVE_PATH KANYIN_PC_PREFIX "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" "${CMAKE_INSTALL_PREFIX}")
foreach(folder INCLUDEDIR LIBDIR DATADIR)
    set(KANYIN_PC_${folder} "\${prefix}/${CMAKE_INSTALL_${folder}}")
    if(IS_ABSOLUTE "${CMAKE_INSTALL_${folder}}")
        set(KANYIN_PC_${folder} "${CMAKE_INSTALL_${folder}}")
    endif()
endforeach()
list(JOIN requires ", " KANYIN_PC_REQUIRES)
list(JOIN requires_private ", " KANYIN_PC_REQUIRES_PRIVATE)
list(JOIN libs_private " " KANYIN_PC_LIBS_PRIVATE)
foreach(list KANYIN_PC_REQUIRES KANYIN_PC_REQUIRES_PRIVATE)
    string(REGEX REPLACE "([<>=]+)" " \\1 " ${list} "${${list}}")
endforeach()
configure_file(kanyin.pc.in ${PROJECT_BINARY_DIR}/generated/kanyin.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/generated/kanyin.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# CMake
list(JOIN requires " " KANYIN_REQUIRES)
list(JOIN requires_private " " KANYIN_REQUIRES_PRIVATE)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/kanyinConfig.cmake.in
    ${PROJECT_BINARY_DIR}/generated/kanyinConfig.cmake INSTALL_DESTINATION ${package_dir}
    PATH_VARS data_dir)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/generated/kanyinConfigVersion.cmake
    COMPATIBILITY SameMinorVersion) # the interface is young: it may change with 0.x
install(FILES ${PROJECT_BINARY_DIR}/generated/kanyinConfig.cmake
              ${PROJECT_BINARY_DIR}/generated/kanyinConfigVersion.cmake DESTINATION ${package_dir})
