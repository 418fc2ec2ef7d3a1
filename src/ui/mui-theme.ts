import { createTheme } from '@mui/material/styles'

/**
 * MUI in the clothes of theme.css. The colours are our custom properties themselves, mixed by the browser, so that
 * `data-theme` switches them with everything else and no colour is written twice.
 */
export const muiTheme = createTheme({
  cssVariables: { nativeColor: true },
  palette: {
    primary: { main: 'var(--accent)', contrastText: '#fff' },
    error: { main: 'var(--danger)' },
    warning: { main: 'var(--warning)' },
    success: { main: 'var(--success)' },
    background: { default: 'var(--page)', paper: 'var(--surface)' },
    text: { primary: 'var(--text)', secondary: 'var(--text-2)' },
    divider: 'var(--border)',
  },
  typography: { fontFamily: 'inherit', fontSize: 15 },
  shape: { borderRadius: 4 },
  transitions: { create: () => 'none' },
  components: {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: {
        root: { border: '1px solid var(--border-strong)', boxShadow: 'var(--shadow-raised)' },
      },
    },
    MuiAutocomplete: {
      styleOverrides: {
        paper: { font: 'inherit', marginBlock: 4 },
        listbox: {
          padding: 4,
          '& .MuiAutocomplete-option': {
            minHeight: 'var(--control)',
            padding: '6px 10px',
            borderRadius: 'var(--radius-small)',
            '&:hover': { backgroundColor: 'var(--surface-3)' },
            // the focus of theme.css, inside the line: the list would cut off what stands out
            '&.Mui-focusVisible': {
              backgroundColor: 'var(--focus)',
              color: 'var(--focus-text)',
              boxShadow: 'inset 0 -3px var(--focus-text)',
              outline: '3px solid transparent',
            },
          },
        },
      },
    },
  },
})
