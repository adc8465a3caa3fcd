# Project-wide settings and hezhou_library(), hezhou_app(), hezhou_test(), hezhou_bench(), hezhou_tool(), hezhou_fuzz().
include(layers)
include(layercheck)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(HZ_NODE_MODULES "${CMAKE_SOURCE_DIR}/build/npm/node_modules" CACHE PATH "Where npm put the pinned packages")

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network)
find_package(PkgConfig REQUIRED)

find_program(HZ_CCACHE ccache)
if(HZ_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}"
        "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${HZ_CCACHE}")
endif()

# Some two hundred tests are linked after a change to a library: lld takes 0.3 s for one, GNU ld 1.5 s.
find_program(HZ_LLD ld.lld)
if(HZ_LLD)
    add_link_options(-fuse-ld=lld)
endif()

add_custom_target(benches COMMENT "All benchmarks")
add_custom_target(fuzzers COMMENT "All fuzz targets")

add_library(hz_flags INTERFACE)
target_compile_definitions(hz_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(hz_flags INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -fno-math-errno
    $<$<BOOL:${HZ_WERROR}>:-Werror>
    $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)

# One precompiled header a layer group: Core for rows without pictures, Gui, Widgets. A library reuses the
# smallest that holds what it links, so a header that Core code cannot have never slips in.
foreach(kind Core Gui Widgets)
    string(TOLOWER ${kind} lower)
    file(WRITE "${CMAKE_BINARY_DIR}/pch/${lower}.cpp" "")
    add_library(hz_pch_${lower} OBJECT "${CMAKE_BINARY_DIR}/pch/${lower}.cpp")
    target_link_libraries(hz_pch_${lower} PRIVATE hz_flags Qt6::${kind})
    set_target_properties(hz_pch_${lower} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_precompile_headers(hz_pch_${lower} PRIVATE "${CMAKE_SOURCE_DIR}/cmake/pch_${lower}.h")
endforeach()

# The smallest precompiled header for a target with these links. A library that links pictures or widgets
# through another library names Qt6::Gui or Qt6::Widgets itself.
function(hz_use_pch target)
    if("Qt6::Widgets" IN_LIST ARGN)
        target_precompile_headers(${target} REUSE_FROM hz_pch_widgets)
    elseif("Qt6::Gui" IN_LIST ARGN)
        target_precompile_headers(${target} REUSE_FROM hz_pch_gui)
    else()
        target_precompile_headers(${target} REUSE_FROM hz_pch_core)
    endif()
endfunction()

function(hezhou_library name)
    cmake_parse_arguments(ARG "" "" "PUBLIC;PRIVATE;SOURCES;RESOURCES" ${ARGN})
    hz_resolve_links(${name} public ${ARG_PUBLIC})
    hz_resolve_links(${name} private ${ARG_PRIVATE})
    add_library(hz_${name} STATIC ${ARG_SOURCES})
    target_include_directories(hz_${name} PUBLIC include PRIVATE src)
    target_link_libraries(hz_${name} PUBLIC Qt6::Core ${public} PRIVATE hz_flags ${private})
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/include/hz/${name}/*.h")
    target_sources(hz_${name} PRIVATE ${headers}) # moc reads them
    hz_use_pch(hz_${name} ${ARG_PUBLIC} ${ARG_PRIVATE})
    if(HZ_CHECK_HEADERS AND headers)
        set(alone)
        foreach(header IN LISTS headers)
            cmake_path(RELATIVE_PATH header BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/include" OUTPUT_VARIABLE path)
            string(MAKE_C_IDENTIFIER "${path}" id)
            file(CONFIGURE OUTPUT "alone/${id}.cpp" CONTENT "#include <${path}>\n")
            list(APPEND alone "${CMAKE_CURRENT_BINARY_DIR}/alone/${id}.cpp")
        endforeach()
        add_library(hz_${name}_headers OBJECT ${alone})
        target_compile_options(hz_${name}_headers PRIVATE -fsyntax-only)
        target_link_libraries(hz_${name}_headers PRIVATE hz_flags hz_${name})
        set_target_properties(hz_${name}_headers PROPERTIES AUTOMOC OFF AUTORCC OFF CXX_COMPILER_LAUNCHER "")
    endif()
endfunction()

# One program: apps/<name>, built as hezhou-<name>.
function(hezhou_app name)
    cmake_parse_arguments(ARG "" "" "LINKS;SOURCES" ${ARGN})
    hz_resolve_links(${name} links ${ARG_LINKS})
    # The screens are a library, so that tests open them without the program.
    add_library(hz_${name}_app STATIC ${ARG_SOURCES})
    target_include_directories(hz_${name}_app PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(hz_${name}_app PUBLIC ${links} hz_translations PRIVATE hz_flags)
    hz_use_pch(hz_${name}_app ${ARG_LINKS})
    add_executable(hezhou-${name} main.cpp)
    target_compile_definitions(hezhou-${name} PRIVATE HZ_VERSION="${PROJECT_VERSION}")
    target_link_libraries(hezhou-${name} PRIVATE hz_flags hz_${name}_app)
    hz_use_pch(hezhou-${name} ${ARG_LINKS})
endfunction()

function(hz_test_target target source)
    add_executable(${target} ${source})
    set(links)
    foreach(link IN LISTS ARGN)
        hz_row_of("${link}" row)
        if(row EQUAL -1)
            list(APPEND links ${link})
        elseif(link IN_LIST HZ_ROW_5)
            list(APPEND links hz_${link}_app)
        else()
            list(APPEND links hz_${link})
        endif()
    endforeach()
    target_include_directories(${target} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_compile_definitions(${target} PRIVATE
        HZ_SOURCE_DIR="${CMAKE_SOURCE_DIR}" HZ_BINARY_DIR="${CMAKE_BINARY_DIR}"
        HZ_NODE_MODULES="${HZ_NODE_MODULES}" HZ_TEST_DATA="${CMAKE_CURRENT_SOURCE_DIR}/data")
    target_link_libraries(${target} PRIVATE hz_flags ${links})
    hz_use_pch(${target} ${ARGN})
endfunction()

# hezhou_test(tst_stroke LINKS ink rapidcheck [TIMEOUT 300] [LABELS display]): tst_stroke.cpp in the same folder.
# Label display: real windows on an X server of its own with a window manager. Label tsan: also run by ./dev tsan.
function(hezhou_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LINKS;LABELS;SOURCES" ${ARGN})
    if(NOT HZ_TESTS)
        return()
    endif()
    hz_test_target(${name} ${name}.cpp ${ARG_LINKS} Qt6::Test)
    if(ARG_SOURCES)
        target_sources(${name} PRIVATE ${ARG_SOURCES})
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set(environment "LC_ALL=C.UTF-8;QT_FORCE_STDERR_LOGGING=1")
    if(display IN_LIST ARG_LABELS)
        add_test(NAME ${name} COMMAND "${CMAKE_SOURCE_DIR}/cmake/on-display" 1920x1080 "$<TARGET_FILE:${name}>")
        set_tests_properties(${name} PROPERTIES RESOURCE_LOCK display)
        list(APPEND environment QT_QPA_PLATFORM=xcb)
    else()
        add_test(NAME ${name} COMMAND ${name})
        list(APPEND environment QT_QPA_PLATFORM=offscreen)
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}" ENVIRONMENT "${environment}")
endfunction()

# hezhou_bench(bench_ink LINKS canvas): run by ./dev bench, one JSON line a figure.
function(hezhou_bench name)
    cmake_parse_arguments(ARG "" "" "LINKS;SOURCES" ${ARGN})
    if(HZ_BENCH)
        hz_test_target(${name} ${name}.cpp ${ARG_LINKS})
        if(ARG_SOURCES)
            target_sources(${name} PRIVATE ${ARG_SOURCES})
        endif()
        add_dependencies(benches ${name})
    endif()
endfunction()

# hezhou_tool(board_shots LINKS board ui): a developer's program, built with the tests and with the benchmarks.
function(hezhou_tool name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    if(HZ_TESTS OR HZ_BENCH)
        hz_test_target(${name} ${name}.cpp ${ARG_LINKS})
    endif()
endfunction()

# hezhou_fuzz(fuzz_ink_codec LINKS ink): libFuzzer under clang; in other builds a program that replays the corpus,
# which ctest runs, so that a crash file once found stays fixed.
function(hezhou_fuzz name)
    cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
    if(HZ_FUZZ)
        hz_test_target(${name} ${name}.cpp ${ARG_LINKS})
        target_link_options(${name} PRIVATE -fsanitize=fuzzer)
        add_dependencies(fuzzers ${name})
    elseif(HZ_TESTS)
        hz_test_target(${name} ${name}.cpp ${ARG_LINKS})
        target_sources(${name} PRIVATE "${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp")
        add_test(NAME ${name} COMMAND ${name} "${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name}")
        set_tests_properties(${name} PROPERTIES TIMEOUT 120 ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    endif()
endfunction()
