# What `cmake --install` puts where: the program, the library with its public headers and package files, the
# model and the gazetteer beside it.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS sayso RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

get_property(public_headers GLOBAL PROPERTY sayso_headers)
list(TRANSFORM public_headers PREPEND ${PROJECT_SOURCE_DIR}/include/sayso/)
install(FILES ${public_headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/sayso)
install(TARGETS sayso_library EXPORT sayso ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT sayso NAMESPACE sayso:: FILE sayso-targets.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sayso)

configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/sayso-config.cmake.in
                              ${PROJECT_BINARY_DIR}/sayso-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sayso)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/sayso-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/sayso-config.cmake ${PROJECT_BINARY_DIR}/sayso-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/sayso)

install(FILES ${PROJECT_SOURCE_DIR}/models/english.sayso ${PROJECT_SOURCE_DIR}/models/places.sayso
        DESTINATION ${CMAKE_INSTALL_DATADIR}/sayso)
