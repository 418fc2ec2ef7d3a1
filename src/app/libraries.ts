/**
 * What the application is built on, run before it: one task of a slow machine's main thread each, instead of one for both.
 */
import '@tanstack/react-query'
import 'react-dom/client'
import 'react-router/dom'
